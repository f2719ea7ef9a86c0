package dev.tradewind.latency.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Changes what a workload promises its users: the longest p95, and for which share of them. */
final class ObjectiveDialog extends Dialog {
    private static final double WHOLE = 100;

    ObjectiveDialog(Workloads workloads, Workload workload, Runnable done) {
        setHeaderTitle("Objective of " + workload.name());
        setWidth("min(460px, 100vw)");
        Double share = workload.maxRttForShare();
        var millis = field("p95 round trip at most, ms", workload.maxRttMillis());
        var percent = field("For this share of its users, %", share == null ? WHOLE : share * WHOLE);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(
                new Paragraph("Counts at once here, on the Overview and in what is told; an import of its workload file"
                        + " sets it anew. The planner keeps it for that share. Leave the time empty for no objective."),
                millis,
                percent,
                problem);
        var keep = new Button("Change", click -> {
            try {
                Double of = percent.getValue();
                workloads.save(workload.promising(
                        millis.getValue(), of == null || of == WHOLE ? null : (Double) (of / WHOLE)));
                close();
                done.run();
            } catch (IllegalArgumentException wrong) {
                problem.setText("Not changed: " + wrong.getMessage());
            } catch (OptimisticLockingFailureException changed) {
                problem.setText("Not changed: somebody changed the workload. Reload the page.");
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", click -> close()), keep);
    }

    private static NumberField field(String label, @Nullable Double value) {
        var field = new NumberField(label);
        field.setValue(value);
        field.setWidthFull();
        return field;
    }
}
