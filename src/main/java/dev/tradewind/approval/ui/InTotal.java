package dev.tradewind.approval.ui;

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
            return "nothing is open";
        }
        var parts = new ArrayList<String>();
        part(parts, open, "saves", "save", -1);
        part(parts, open, "costs more by", "cost more by", 1);
        double kilograms = open.stream()
                .mapToDouble(RecommendationSummary::deltaKgCo2ePerMonth)
                .sum();
        parts.add("together " + Formats.signed(kilograms, 0) + " kgCO2e per month");
        return open.size() + " open · " + String.join(", ", parts);
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
