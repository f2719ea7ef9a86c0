package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tradewind.placement.ReplicaDecision;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of data that the plan makes, keeps, drops or leaves: what each costs and what it saves. */
final class ReplicasPanel {
    private ReplicasPanel() {}

    static Panel of(StoredPlan stored) {
        var decisions = stored.plan().replicas();
        var grid = new Grid<ReplicaDecision>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(decision -> sentence(stored, decision))
                .setHeader(tr("Copy"))
                .setWidth("20rem")
                .setFlexGrow(3);
        grid.addColumn(decision -> String.join(", ", decision.readers()))
                .setHeader(tr("Read by"))
                .setWidth("10rem")
                .setFlexGrow(1);
        grid.setItems(decisions);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Copies of data"));
        return new Panel(tr("Copies of data"), tr("{0} offered", decisions.size()), grid)
                .flush()
                .tools(Downloads.csv(
                        stored.summary().shortId() + "-copies.csv",
                        List.of(
                                "data set",
                                "site",
                                "today",
                                "as planned",
                                "once USD",
                                "keeping USD per month",
                                "saves USD per month",
                                "read by"),
                        () -> decisions.stream().map(ReplicasPanel::row).toList()));
    }

    static String sentence(StoredPlan stored, ReplicaDecision decision) {
        var offer = decision.offer();
        var what = offer.dataSet() + " " + (decision.open() || offer.kept() ? tr("at ") : tr("to "))
                + stored.snapshot().siteName(offer.site());
        var keep = tr("USD {0} a month to keep", usd(offer.keepNanoUsd()));
        if (decision.open()) {
            var saves = decision.savedNanoUsd() == 0
                    ? tr(", for readers that move there")
                    : tr(", saves USD {0} a month of egress", usd(decision.savedNanoUsd()));
            return offer.kept()
                    ? tr("Keep {0}: {1}{2}", what, keep, saves)
                    : tr(
                            "Replicate {0} to {1}: USD {2} once, {3}{4}",
                            offer.dataSet(),
                            stored.snapshot().siteName(offer.site()),
                            usd(offer.onceNanoUsd()),
                            keep,
                            saves);
        }
        return offer.kept()
                ? tr("Drop {0}: saves USD {1} a month of keeping it", what, usd(offer.keepNanoUsd()))
                : tr(
                        "Do not replicate {0}: USD {1} once and {2} are more than it saves",
                        what, usd(offer.onceNanoUsd()), keep);
    }

    private static List<@Nullable Object> row(ReplicaDecision decision) {
        var offer = decision.offer();
        return Arrays.asList(
                offer.dataSet(),
                offer.site(),
                offer.kept() ? "there" : tr("none"),
                decision.open() ? "there" : tr("none"),
                Money.ofNanoUsd(offer.kept() ? 0 : offer.onceNanoUsd()).amount(),
                Money.ofNanoUsd(offer.keepNanoUsd()).amount(),
                Money.ofNanoUsd(decision.savedNanoUsd()).amount(),
                String.join("; ", decision.readers()));
    }

    private static String usd(long nanoUsd) {
        return Formats.number(Money.ofNanoUsd(nanoUsd).amount(), 2);
    }
}
