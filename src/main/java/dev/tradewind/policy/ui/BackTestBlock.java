package dev.tradewind.policy.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.tradewind.policy.BackTest;
import dev.tradewind.policy.BackTests;
import dev.tradewind.policy.InvalidPolicy;
import java.util.Locale;
import java.util.function.Supplier;

/** "In the last 30 days this would have …", for the text as it stands in the editor. */
final class BackTestBlock extends Div {
    private static final int DAYS = 30;

    private final BackTests backTests;
    private final Supplier<String> yaml;
    private final Div answer = new Div();

    BackTestBlock(BackTests backTests, Supplier<String> yaml) {
        this.backTests = backTests;
        this.yaml = yaml;
        addClassName("dc-block");
        var days = new IntegerField();
        days.setAriaLabel(tr("Days"));
        days.setValue(DAYS);
        days.setMin(1);
        days.setMax(400);
        days.setStepButtonsVisible(true);
        var run = new Button(tr("Back-test"), click -> show(days.getValue() == null ? DAYS : days.getValue()));
        run.setDisableOnClick(true);
        run.addClickListener(click -> run.setEnabled(true));
        var row = new Div(days, run);
        row.addClassName("dc-actions");
        answer.getElement().setAttribute("aria-live", "polite");
        add(new H3(tr("What it would have done in the last days")), row, answer);
    }

    private void show(int days) {
        answer.removeAll();
        try {
            tell(days, backTests.of(yaml.get(), days));
        } catch (InvalidPolicy | IllegalArgumentException wrong) {
            answer.add(new Paragraph(tr("Not tested: {0}", said(wrong.getMessage()))));
        }
    }

    private void tell(int days, BackTest.Report report) {
        answer.add(new Paragraph(tr(
                "In the last {0} complete days: {1} workloads meant, {2} runs by their schedules, of which {3} would have waited for a cleaner grid and {4} would have come to their latest start; {5} of {6} proposals would have gone otherwise. By today's schedules and sites and the grid as it was. Took {7} s.",
                days,
                report.workloads().size(),
                report.runs(),
                report.delayed(),
                report.missed(),
                report.proposalsTouched(),
                report.proposals().size(),
                String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0))));
        var list = new UnorderedList();
        report.workloads().stream()
                .filter(BackTest.OfWorkload::touched)
                .forEach(each -> list.add(new ListItem(words(each))));
        report.proposals().stream()
                .filter(each -> !each.effects().isEmpty())
                .forEach(each -> list.add(new ListItem(
                        "%s %s: %s".formatted(each.shortId(), said(each.title()), String.join("; ", each.effects())))));
        answer.add(list);
    }

    private static String words(BackTest.OfWorkload of) {
        var text = new StringBuilder(of.workload());
        if (of.delayed() > 0) {
            text.append(tr(
                    ": {0} of {1} runs later, by {2} h on average",
                    of.delayed(), of.runs(), String.format(Locale.ROOT, "%.1f", of.hoursDelayed() / of.delayed())));
        }
        if (of.pastLatestStart() > 0) {
            text.append(tr(
                    ": {0} of {1} runs at their latest start with a closed gate{2}",
                    of.pastLatestStart(),
                    of.runs(),
                    of.unknown() > 0 ? tr(", {0} of them for unknown hours", of.unknown()) : ""));
        }
        of.standing().forEach(why -> text.append(": ").append(why));
        return text.toString();
    }
}
