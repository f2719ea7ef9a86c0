package dev.tradewind.execution.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.ui.Dates;
import dev.tradewind.ui.KeptText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks when a text was applied, for the days after it are what is looked at, and for a word on it. */
final class AppliedDialog extends Dialog {
    /** @param act takes the moment, null for now, and the reason; throws what it refuses with */
    AppliedDialog(
            String execution, String workload, ZoneId zone, BiConsumer<@Nullable Instant, String> act, Runnable done) {
        setHeaderTitle("Confirm applied " + execution);
        addClassName("dc-dialog");
        setWidth("min(520px, 100vw)");
        var at = new DateTimePicker("Applied at, " + zone.getId());
        at.setHelperText("Empty: just now. The bills of the first whole days after it are held against the promise.");
        at.setWidthFull();
        Dates.sameForEverybody(at);
        var reason = new TextArea("Reason");
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2000);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "applied:" + execution);
        add(
                new Div("Says in your name that a text of this page was applied to " + workload + "."),
                at,
                reason,
                kept,
                problem);
        var button = new Button("Confirm applied", click -> {
            try {
                var when = at.getValue();
                act.accept(when == null ? null : when.atZone(zone).toInstant(), reason.getValue());
                kept.forget();
                close();
                done.run();
            } catch (RuntimeException refused) {
                problem.setText("Not done: " + refused.getMessage());
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", click -> close()), button);
    }
}
