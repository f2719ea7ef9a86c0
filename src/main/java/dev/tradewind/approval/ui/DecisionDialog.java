package dev.tradewind.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.approval.Outcome;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Formats;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

/** Says what will happen and asks for the reason. A refusal or a faster colleague loses nothing that was typed. */
final class DecisionDialog extends Dialog {
    private final TextArea reason = new TextArea("Reason");
    private final Div problem = new Div();
    private Runnable done = () -> {};

    private DecisionDialog(
            String title, String what, String verb, boolean reasonNeeded, Function<String, Outcome> decide) {
        setHeaderTitle(title);
        addClassName("dc-dialog");
        setWidth("min(560px, 100vw)");
        reason.setWidthFull();
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(reasonNeeded);
        reason.setHelperText(reasonNeeded ? "Needed; whoever reads the log will see it." : "May be empty.");
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(new Div(what), reason, problem);
        var act = new Button(verb, click -> {
            switch (decide.apply(reason.getValue())) {
                case Outcome.Recorded recorded -> {
                    Notification.show(
                            recorded.now().state().undecided()
                                    ? "Recorded. Still needed: "
                                            + recorded.missing().words() + "."
                                    : recorded.now().shortId() + " is "
                                            + recorded.now().state().name().toLowerCase(Locale.ROOT) + ".");
                    close();
                    done.run();
                }
                case Outcome.Refused(var why) -> problem.setText("Not recorded: " + why + ".");
                case Outcome.SomebodyWasFirst first -> {
                    problem.setText(first.words());
                    done.run();
                }
            }
        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", click -> close()), act);
    }

    static DecisionDialog approve(
            RecommendationSummary of, ZoneId zone, boolean reasonNeeded, Function<String, Outcome> decide) {
        return new DecisionDialog("Approve " + of.shortId(), what(of, zone), "Approve", reasonNeeded, decide);
    }

    static DecisionDialog reject(RecommendationSummary of, Function<String, Outcome> decide) {
        return new DecisionDialog(
                "Reject " + of.shortId(), of.title() + ". It stays as it is.", "Reject", true, decide);
    }

    static DecisionDialog withdraw(RecommendationSummary of, Function<String, Outcome> decide) {
        return new DecisionDialog(
                "Withdraw " + of.shortId(), of.title() + ". It stays as it is.", "Withdraw", true, decide);
    }

    DecisionDialog whenDone(Runnable next) {
        done = next;
        return this;
    }

    private static String what(RecommendationSummary of, ZoneId zone) {
        return "%s. %s; %s USD and %s kgCO2e a month. With the last approval needed it is carried out%s."
                .formatted(
                        of.title(),
                        of.gigabytesMoved().signum() == 0
                                ? "No data is moved"
                                : "Moves " + Formats.number(of.gigabytesMoved(), 0) + " GB once",
                        Formats.signed(of.deltaUsdPerMonth(), 2),
                        Formats.signed(of.deltaKgCo2ePerMonth(), 1),
                        of.toStart() == null ? " at once" : " at its slot, " + Formats.instant(of.toStart(), zone));
    }
}
