package dev.tradewind.planning.ui;

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
                .setHeader("Copy")
                .setWidth("20rem")
                .setFlexGrow(3);
        grid.addColumn(decision -> String.join(", ", decision.readers()))
                .setHeader("Read by")
                .setWidth("10rem")
                .setFlexGrow(1);
        grid.setItems(decisions);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", "Copies of data");
        return new Panel("Copies of data", decisions.size() + " offered", grid)
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
        var what = offer.dataSet() + " " + (decision.open() || offer.kept() ? "at " : "to ")
                + stored.snapshot().siteName(offer.site());
        var keep = "USD " + usd(offer.keepNanoUsd()) + " a month to keep";
        if (decision.open()) {
            var saves = ", saves USD " + usd(decision.savedNanoUsd()) + " a month of egress";
            return offer.kept()
                    ? "Keep " + what + ": " + keep + saves
                    : "Replicate " + offer.dataSet() + " to "
                            + stored.snapshot().siteName(offer.site()) + ": USD " + usd(offer.onceNanoUsd()) + " once, "
                            + keep + saves;
        }
        return offer.kept()
                ? "Drop " + what + ": saves USD " + usd(offer.keepNanoUsd()) + " a month of keeping it"
                : "Do not replicate " + what + ": USD " + usd(offer.onceNanoUsd()) + " once and " + keep
                        + " are more than it saves";
    }

    private static List<@Nullable Object> row(ReplicaDecision decision) {
        var offer = decision.offer();
        return Arrays.asList(
                offer.dataSet(),
                offer.site(),
                offer.kept() ? "there" : "none",
                decision.open() ? "there" : "none",
                Money.ofNanoUsd(offer.kept() ? 0 : offer.onceNanoUsd()).amount(),
                Money.ofNanoUsd(offer.keepNanoUsd()).amount(),
                Money.ofNanoUsd(decision.savedNanoUsd()).amount(),
                String.join("; ", decision.readers()));
    }

    private static String usd(long nanoUsd) {
        return Formats.number(Money.ofNanoUsd(nanoUsd).amount(), 2);
    }
}
