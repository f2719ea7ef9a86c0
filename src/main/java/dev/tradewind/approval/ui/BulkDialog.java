package dev.tradewind.approval.ui;

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
        setHeaderTitle(verb + " " + chosen.size() + (chosen.size() == 1 ? " recommendation" : " recommendations"));
        addClassName("dc-dialog");
        setWidth("min(560px, 100vw)");
        var usd = chosen.stream().map(RecommendationSummary::deltaUsdPerMonth).reduce(BigDecimal.ZERO, BigDecimal::add);
        var kilograms = chosen.stream()
                .mapToDouble(RecommendationSummary::deltaKgCo2ePerMonth)
                .sum();
        var what = new Div("Together %s USD and %s kgCO2e a month."
                .formatted(Formats.signed(usd, 2), Formats.signed(kilograms, 1)));
        var list = new UnorderedList();
        chosen.forEach(of -> list.add(new ListItem(of.shortId() + " " + of.title())));
        var reason = new TextArea("One reason for all");
        reason.setWidthFull();
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(true);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, getHeaderTitle());
        add(what, list, reason, kept, problem);
        var back = new Button("Back", click -> close());
        var act = new Button(verb);
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.addClickListener(click -> {
            if (reason.getValue().isBlank()) {
                problem.setText("Several at once need a reason: whoever reads the log will see it at each.");
                return;
            }
            list.removeAll();
            chosen.forEach(of ->
                    list.add(new ListItem(of.shortId() + ": " + words(decide.apply(of, reason.getValue())))));
            kept.forget();
            act.setVisible(false);
            reason.setReadOnly(true);
            problem.setText("");
            back.setText("Done");
            done.run();
        });
        getFooter().add(back, act);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded ->
                recorded.now().state().undecided()
                        ? "recorded, still needed: " + recorded.missing().words()
                        : recorded.now().state().name().toLowerCase(Locale.ROOT);
            case Outcome.Refused(var why) -> "not recorded, " + why;
            case Outcome.SomebodyWasFirst first -> first.words();
        };
    }
}
