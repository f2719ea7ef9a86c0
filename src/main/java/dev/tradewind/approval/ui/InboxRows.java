package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.ListFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Which rows of the inbox fit what somebody types, and the same rows for a spreadsheet. */
final class InboxRows {
    private InboxRows() {}

    static boolean fits(RecommendationSummary of, ListFilter filter) {
        return filter.fits(
                of.shortId(),
                said(of.kind().word()),
                said(of.title()),
                of.workload(),
                of.owner(),
                Objects.requireNonNullElse(of.fromSite(), ""),
                of.toSite());
    }

    static EmptyState noneFits(int all, String show) {
        return new EmptyState(
                "lightbulb",
                tr("No recommendation fits"),
                tr("{0} are here, and none of them contains these words.", all),
                tr("Show all of them"),
                "recommendations?show=" + show);
    }

    /**
     * Exactly the rows that are shown.
     *
     * @param any whether there is one at all, whatever somebody types; of nothing there is no file
     */
    static Anchor csv(Supplier<List<RecommendationSummary>> shown, boolean any) {
        var csv = Downloads.csv(
                "recommendations.csv",
                List.of(
                        "recommendation",
                        "kind",
                        "title",
                        "workload",
                        "owner",
                        "from",
                        "to",
                        "USD per month",
                        "kgCO2e per month",
                        "RTT ms",
                        "GB moved",
                        "state",
                        "expires UTC"),
                () -> shown.get().stream()
                        .map(each -> Arrays.<Object>asList(
                                each.shortId(),
                                each.kind().name(),
                                each.title(),
                                each.workload(),
                                each.owner(),
                                Objects.requireNonNullElse(each.fromSite(), ""),
                                each.toSite(),
                                each.deltaUsdPerMonth(),
                                each.deltaKgCo2ePerMonth(),
                                each.deltaRttMillis(),
                                each.gigabytesMoved(),
                                each.state().name(),
                                each.expiresAt()))
                        .toList());
        csv.setVisible(any);
        return csv;
    }
}
