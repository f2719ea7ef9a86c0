package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Changes what a workload promises its users: the longest p95, and for which share of them. */
final class ObjectiveDialog extends Dialog {
    private static final double WHOLE = 100;

    /** @param choices one whose objective is changed, or those of which one is to get its first */
    ObjectiveDialog(Workloads workloads, List<Workload> choices, Runnable done) {
        boolean first = choices.size() != 1 || choices.getFirst().maxRttMillis() == null;
        var chosen = new ComboBox<Workload>(tr("Workload"));
        chosen.setItems(choices);
        chosen.setItemLabelGenerator(each -> each.name() + ", " + each.owner());
        chosen.setWidthFull();
        chosen.setHelperText(tr("those that name their users and promise no time yet"));
        chosen.setVisible(first);
        if (!first) {
            chosen.setValue(choices.getFirst());
        }
        var workload = choices.getFirst();
        setHeaderTitle(first ? tr("New objective") : tr("Objective of {0}", workload.name()));
        setWidth("min(460px, 100vw)");
        Double share = workload.maxRttForShare();
        var millis = field(tr("p95 round trip at most, ms"), workload.maxRttMillis());
        var percent = field(tr("For this share of its users, %"), first || share == null ? WHOLE : share * WHOLE);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(
                new Paragraph(
                        first
                                ? tr(
                                        "Counts at once here, on the Overview and in what is told; an import of its workload file sets it anew. The planner keeps it for that share.")
                                : tr(
                                        "Counts at once here, on the Overview and in what is told; an import of its workload file sets it anew. The planner keeps it for that share. Leave the time empty for no objective.")),
                chosen,
                millis,
                percent,
                problem);
        var keep = new Button(first ? tr("Add") : tr("Change"), click -> {
            Workload of = chosen.getValue();
            if (of == null || first && millis.getValue() == null) {
                problem.setText(tr("Choose a workload and give a time in ms."));
                return;
            }
            try {
                Double kept = percent.getValue();
                workloads.change(of.promising(
                        millis.getValue(), kept == null || kept == WHOLE ? null : (Double) (kept / WHOLE)));
                close();
                done.run();
            } catch (IllegalArgumentException | OutOfScope wrong) {
                problem.setText(tr("Not changed: {0}", said(wrong.getMessage())));
            } catch (OptimisticLockingFailureException changed) {
                problem.setText(tr("Not changed: somebody changed the workload. Reload the page."));
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), keep);
    }

    private static NumberField field(String label, @Nullable Double value) {
        var field = new NumberField(label);
        field.setValue(value);
        field.setWidthFull();
        return field;
    }
}
