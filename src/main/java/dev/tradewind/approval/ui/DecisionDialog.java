package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.approval.Outcome;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what will happen and asks for the reason. A refusal or a faster colleague loses nothing that was typed. */
final class DecisionDialog extends Dialog {
    private final TextArea reason = new TextArea(tr("Reason"));
    private final TextField least = new TextField(tr("Only if it still saves, USD a month"));
    private final Div problem = new Div();
    private Runnable done = () -> {};

    private DecisionDialog(
            String title,
            String what,
            String verb,
            boolean reasonNeeded,
            boolean mayBeConditional,
            BiFunction<String, @Nullable BigDecimal, Outcome> decide) {
        setHeaderTitle(title);
        addClassName("dc-dialog");
        setWidth("min(560px, 100vw)");
        reason.setWidthFull();
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(reasonNeeded);
        reason.setHelperText(reasonNeeded ? tr("Needed; whoever reads the log will see it.") : tr("May be empty."));
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, title);
        add(new Div(what), reason, kept);
        if (mayBeConditional) {
            least.setWidthFull();
            least.setHelperText(
                    tr(
                            "May be empty. Checked again by the prices of the day before it starts; below that it comes back to review."));
            add(least);
        }
        add(problem);
        var act = new Button(verb, click -> {
            var amount = least.getValue().trim();
            if (!amount.isEmpty() && !amount.matches("\\d{1,12}(\\.\\d{1,2})?")) {
                problem.setText(tr("'{0}' is no amount; expected such as 500 or 12.50.", amount));
                return;
            }
            switch (decide.apply(reason.getValue(), amount.isEmpty() ? null : new BigDecimal(amount))) {
                case Outcome.Recorded recorded -> {
                    kept.forget();
                    Notification.show(
                            recorded.now().state().undecided()
                                    ? tr(
                                            "Recorded. Still needed: {0}.",
                                            said(recorded.missing().words()))
                                    : tr(
                                            "{0} is {1}.",
                                            recorded.now().shortId(),
                                            said(recorded.now().state().name().toLowerCase(Locale.ROOT))));
                    close();
                    done.run();
                }
                case Outcome.Refused(var why) -> problem.setText(tr("Not recorded: {0}.", why));
                case Outcome.SomebodyWasFirst first -> {
                    problem.setText(said(first.words()));
                    done.run();
                }
            }
        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), act);
    }

    static DecisionDialog approve(
            RecommendationSummary of,
            ZoneId zone,
            boolean reasonNeeded,
            BiFunction<String, @Nullable BigDecimal, Outcome> decide) {
        return new DecisionDialog(
                tr("Approve {0}", of.shortId()),
                what(of, zone),
                tr("Approve"),
                reasonNeeded,
                of.deltaUsdPerMonth().signum() < 0,
                decide);
    }

    static DecisionDialog reject(RecommendationSummary of, Function<String, Outcome> decide) {
        return new DecisionDialog(
                tr("Reject {0}", of.shortId()),
                tr("{0}. It stays as it is.", said(of.title())),
                tr("Reject"),
                true,
                false,
                (said, none) -> decide.apply(said));
    }

    static DecisionDialog withdraw(RecommendationSummary of, Function<String, Outcome> decide) {
        return new DecisionDialog(
                tr("Withdraw {0}", of.shortId()),
                tr("{0}. It stays as it is.", said(of.title())),
                tr("Withdraw"),
                true,
                false,
                (said, none) -> decide.apply(said));
    }

    DecisionDialog whenDone(Runnable next) {
        done = next;
        return this;
    }

    private static String what(RecommendationSummary of, ZoneId zone) {
        return tr(
                "{0}. {1}; {2} USD and {3} kgCO2e a month. With the last approval needed it is carried out{4}.",
                said(of.title()),
                of.gigabytesMoved().signum() == 0
                        ? tr("No data is moved")
                        : tr("Moves {0} GB once", Formats.number(of.gigabytesMoved(), 0)),
                Formats.signed(of.deltaUsdPerMonth(), 2),
                Formats.signed(of.deltaKgCo2ePerMonth(), 1),
                of.toStart() == null ? tr(" at once") : tr(" at its slot, {0}", Formats.instant(of.toStart(), zone)));
    }
}
