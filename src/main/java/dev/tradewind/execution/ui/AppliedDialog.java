package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.tr;

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
    /**
     * @param words what is said in the person's name
     * @param billed whether bills are held against it from then on
     * @param act takes the moment, null for now, and the reason; throws what it refuses with
     */
    AppliedDialog(
            String execution,
            String words,
            boolean billed,
            ZoneId zone,
            BiConsumer<@Nullable Instant, String> act,
            Runnable done) {
        setHeaderTitle(billed ? tr("Confirm applied {0}", execution) : tr("Confirm done {0}", execution));
        addClassName("dc-dialog");
        setWidth("min(520px, 100vw)");
        var at = new DateTimePicker(tr("Applied at, {0}", zone.getId()));
        at.setHelperText(
                billed
                        ? tr(
                                "Empty: just now. The bills of the first whole days after it are held against the promise.")
                        : tr("Empty: just now."));
        at.setWidthFull();
        Dates.sameForEverybody(at);
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2000);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "applied:" + execution);
        add(new Div(words), at, reason, kept, problem);
        var button = new Button(billed ? tr("Confirm applied") : tr("Confirm done"), click -> {
            try {
                var when = at.getValue();
                act.accept(when == null ? null : when.atZone(zone).toInstant(), reason.getValue());
                kept.forget();
                close();
                done.run();
            } catch (RuntimeException refused) {
                problem.setText(tr("Not done: {0}", refused.getMessage()));
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), button);
    }
}
