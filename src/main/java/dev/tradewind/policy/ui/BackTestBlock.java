package dev.tradewind.policy.ui;

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
        days.setAriaLabel("Days");
        days.setValue(DAYS);
        days.setMin(1);
        days.setMax(400);
        days.setStepButtonsVisible(true);
        var run = new Button("Back-test", click -> show(days.getValue() == null ? DAYS : days.getValue()));
        run.setDisableOnClick(true);
        run.addClickListener(click -> run.setEnabled(true));
        var row = new Div(days, run);
        row.addClassName("dc-actions");
        answer.getElement().setAttribute("aria-live", "polite");
        add(new H3("What it would have done in the last days"), row, answer);
    }

    private void show(int days) {
        answer.removeAll();
        try {
            tell(days, backTests.of(yaml.get(), days));
        } catch (InvalidPolicy | IllegalArgumentException wrong) {
            answer.add(new Paragraph("Not tested: " + wrong.getMessage()));
        }
    }

    private void tell(int days, BackTest.Report report) {
        answer.add(new Paragraph(
                ("In the last %d complete days: %d workloads meant, %d runs by their schedules, of which %d would have waited"
                                + " for a cleaner grid and %d would have come to their latest start; %d of %d proposals would"
                                + " have gone otherwise. By today's schedules and sites and the grid as it was. Took %s s.")
                        .formatted(
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
                        "%s %s: %s".formatted(each.shortId(), each.title(), String.join("; ", each.effects())))));
        answer.add(list);
    }

    private static String words(BackTest.OfWorkload of) {
        var text = new StringBuilder(of.workload());
        if (of.delayed() > 0) {
            text.append(": %d of %d runs later, by %s h on average"
                    .formatted(
                            of.delayed(),
                            of.runs(),
                            String.format(Locale.ROOT, "%.1f", of.hoursDelayed() / of.delayed())));
        }
        if (of.pastLatestStart() > 0) {
            text.append(": %d of %d runs at their latest start with a closed gate%s"
                    .formatted(
                            of.pastLatestStart(),
                            of.runs(),
                            of.unknown() > 0 ? ", %d of them for unknown hours".formatted(of.unknown()) : ""));
        }
        of.standing().forEach(why -> text.append(": ").append(why));
        return text.toString();
    }
}
