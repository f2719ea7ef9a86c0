package dev.tradewind.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** One measured case, and the JSON object that a bench prints. */
public record BenchResult(String name, double value, String unit) {

    public static String json(String bench, List<BenchResult> results) {
        return results.stream()
                .map(BenchResult::json)
                .collect(Collectors.joining(
                        ", ",
                        "{\"name\": \"%s\", \"machine\": \"%s\", \"results\": [".formatted(bench, machine()),
                        "]}"));
    }

    private String json() {
        var rounded = BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return "{\"case\": \"%s\", \"value\": %s, \"unit\": \"%s\"}".formatted(name, rounded, unit);
    }

    private static String machine() {
        return "%d processors, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), Runtime.version());
    }
}
