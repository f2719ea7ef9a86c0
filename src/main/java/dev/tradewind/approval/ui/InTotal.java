package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What several recommendations come to, saving and spending told apart: a sum alone would hide both. */
final class InTotal {
    private InTotal() {}

    static String words(List<RecommendationSummary> open) {
        if (open.isEmpty()) {
            return tr("nothing is open");
        }
        var parts = new ArrayList<String>();
        part(parts, open, tr("saves"), tr("save"), -1);
        part(parts, open, tr("costs more by"), tr("cost more by"), 1);
        double kilograms = open.stream()
                .mapToDouble(RecommendationSummary::deltaKgCo2ePerMonth)
                .sum();
        parts.add(tr("together {0} kgCO2e per month", Formats.signed(kilograms, 0)));
        return tr("{0} open · {1}", open.size(), String.join(", ", parts));
    }

    private static void part(
            List<String> parts, List<RecommendationSummary> open, String one, String several, int sign) {
        var those = open.stream()
                .map(RecommendationSummary::deltaUsdPerMonth)
                .filter(usd -> usd.signum() == sign)
                .toList();
        if (!those.isEmpty()) {
            var sum = those.stream().reduce(BigDecimal.ZERO, BigDecimal::add).abs();
            parts.add("%d %s %s USD".formatted(those.size(), those.size() == 1 ? one : several, Formats.money(sum)));
        }
    }
}
