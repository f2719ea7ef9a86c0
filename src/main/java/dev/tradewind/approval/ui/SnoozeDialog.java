package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.KeptText;
import java.time.Clock;
import java.time.Duration;

/** Puts a recommendation aside for some hours; it comes back by itself, and expires when it would anyway. */
final class SnoozeDialog extends Dialog {
    private enum Length {
        HOURS_4(key("4 hours"), Duration.ofHours(4)),
        DAY(key("1 day"), Duration.ofDays(1)),
        DAYS_3(key("3 days"), Duration.ofDays(3));

        private final String words;
        private final Duration length;

        Length(String words, Duration length) {
            this.words = words;
            this.length = length;
        }
    }

    SnoozeDialog(RecommendationSummary of, Approvals approvals, Clock clock, Runnable done) {
        setHeaderTitle(tr("Snooze {0}", of.shortId()));
        var length = new RadioButtonGroup<Length>(tr("For"));
        length.setItems(Length.values());
        length.setItemLabelGenerator(l -> tr(l.words));
        length.setValue(Length.DAY);
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        addClassName("dc-dialog");
        setWidth("min(420px, 100vw)");
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "snooze:" + of.shortId());
        add(length, reason, kept, problem);
        var snooze = new Button(tr("Snooze"), click -> {
            switch (approvals.snooze(
                    of.id(), of.version(), clock.instant().plus(length.getValue().length), reason.getValue())) {
                case Outcome.Recorded recorded -> {
                    kept.forget();
                    close();
                    done.run();
                }
                case Outcome.Refused(var why) -> problem.setText(tr("Not snoozed: {0}.", why));
                case Outcome.SomebodyWasFirst first -> problem.setText(said(first.words()));
            }
        });
        snooze.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), snooze);
    }
}
