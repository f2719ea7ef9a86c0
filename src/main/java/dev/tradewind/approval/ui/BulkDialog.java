package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.approval.Outcome;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * One reason for several. Each is decided by itself, in its own transaction and by the same rules, so that one refusal
 * stops no other; what came of each is said line by line.
 */
final class BulkDialog extends Dialog {
    BulkDialog(
            String verb,
            List<RecommendationSummary> chosen,
            BiFunction<RecommendationSummary, String, Outcome> decide,
            Runnable done) {
        setHeaderTitle(
                verb + " " + chosen.size() + (chosen.size() == 1 ? tr(" recommendation") : tr(" recommendations")));
        addClassName("dc-dialog");
        setWidth("min(560px, 100vw)");
        var usd = chosen.stream().map(RecommendationSummary::deltaUsdPerMonth).reduce(BigDecimal.ZERO, BigDecimal::add);
        var kilograms = chosen.stream()
                .mapToDouble(RecommendationSummary::deltaKgCo2ePerMonth)
                .sum();
        var what = new Div(
                tr("Together {0} USD and {1} kgCO2e a month.", Formats.signed(usd, 2), Formats.signed(kilograms, 1)));
        var list = new UnorderedList();
        chosen.forEach(of -> list.add(new ListItem(of.shortId() + " " + said(of.title()))));
        var reason = new TextArea(tr("One reason for all"));
        reason.setWidthFull();
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(true);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, getHeaderTitle());
        add(what, list, reason, kept, problem);
        var back = new Button(tr("Back"), click -> close());
        var act = new Button(verb);
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.addClickListener(click -> {
            if (reason.getValue().isBlank()) {
                problem.setText(tr("Several at once need a reason: whoever reads the log will see it at each."));
                return;
            }
            list.removeAll();
            chosen.forEach(of ->
                    list.add(new ListItem(of.shortId() + ": " + words(decide.apply(of, reason.getValue())))));
            kept.forget();
            act.setVisible(false);
            reason.setReadOnly(true);
            problem.setText("");
            back.setText(tr("Done"));
            done.run();
        });
        getFooter().add(back, act);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded ->
                recorded.now().state().undecided()
                        ? tr(
                                "recorded, still needed: {0}",
                                said(recorded.missing().words()))
                        : said(recorded.now().state().name().toLowerCase(Locale.ROOT));
            case Outcome.Refused(var why) -> tr("not recorded, {0}", why);
            case Outcome.SomebodyWasFirst first -> said(first.words());
        };
    }
}
