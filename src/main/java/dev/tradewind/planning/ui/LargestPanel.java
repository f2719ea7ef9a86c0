package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Panel;
import java.util.Comparator;

/** The few changes that move most money, whichever way. */
final class LargestPanel {
    private static final int SHOWN = 5;

    private LargestPanel() {}

    static Panel of(StoredPlan stored) {
        var largest = stored.changes().stream()
                .filter(change -> change.deltaUsdPerMonth().amount().signum() != 0)
                .sorted(Comparator.comparing((PlannedChange change) ->
                                change.deltaUsdPerMonth().amount().abs())
                        .reversed())
                .limit(SHOWN)
                .toList();
        var panel = new Panel(tr("Largest changes"), tr("USD per month"));
        if (largest.isEmpty()) {
            var none = new Div(tr("No change moves money: they save emissions or time."));
            none.addClassName("tw-quiet");
            panel.setContent(none);
        } else {
            panel.setContent(
                    largest.stream().map(change -> line(change, stored)).toArray(Component[]::new));
        }
        return panel;
    }

    private static Component line(PlannedChange change, StoredPlan stored) {
        var name = new Span(change.workload());
        name.addClassName("tw-strong");
        var where = new Span(
                change.timeShiftOnly()
                        ? tr("another start")
                        : stored.snapshot().siteName(change.fromSite()) + " → "
                                + stored.snapshot().siteName(change.toSite()));
        where.addClassNames("tw-quiet", "tw-grow");
        var line = new Div(name, where, Delta.of(change.deltaUsdPerMonth().amount(), "USD", 2));
        line.addClassName("tw-line");
        return line;
    }
}
