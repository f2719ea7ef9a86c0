package dev.tradewind.connector.feed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Average intensity of what a zone generates: {@code Σ MW · g/kWh / Σ MW} over the types that have a factor, for each step of
 * the finest series. A step at which a type is silent that speaks before and after, or at which types without a factor make more than a tenth,
 * has no value.
 */
final class GenerationMix {
    /** One step. */
    record Step(Instant from, Instant to, BigDecimal gramsPerKwh) {}

    private static final BigDecimal MOST_UNKNOWN = new BigDecimal("0.1");
    private static final int SCALE = 6;

    private final MixFactors factors;
    private final TreeMap<String, List<GenerationSeries>> byType = new TreeMap<>();
    private final Consumer<String> objections;

    private GenerationMix(List<GenerationSeries> all, MixFactors factors, Consumer<String> objections) {
        this.factors = factors;
        this.objections = objections;
        all.forEach(series ->
                byType.computeIfAbsent(series.psrType(), t -> new ArrayList<>()).add(series));
    }

    /** @param objections told of every step inside the answer that has no value, and why */
    static List<Step> of(List<GenerationSeries> all, MixFactors factors, Consumer<String> objections) {
        if (all.isEmpty()) {
            return List.of();
        }
        Duration step = all.stream()
                .map(GenerationSeries::step)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new GenerationMix(all, factors, objections).steps(step);
    }

    private List<Step> steps(Duration step) {
        Instant from = bound(byType.values(), true);
        // Types are published one after the other: what the slowest has not said yet is no gap.
        Instant to = byType.values().stream()
                .map(series -> bound(List.of(series), false))
                .min(Comparator.naturalOrder())
                .orElse(from);
        var steps = new ArrayList<Step>();
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            BigDecimal grams = at(at);
            if (grams != null) {
                steps.add(new Step(at, at.plus(step), grams));
            }
        }
        return steps;
    }

    private static Instant bound(Iterable<List<GenerationSeries>> types, boolean first) {
        var bounds = new ArrayList<Instant>();
        types.forEach(series -> series.forEach(each -> bounds.add(first ? each.from() : each.to())));
        return bounds.stream().reduce((a, b) -> a.isBefore(b) == first ? a : b).orElse(Instant.EPOCH);
    }

    private @Nullable BigDecimal at(Instant at) {
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal unknown = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        for (var type : byType.entrySet()) {
            BigDecimal megawatts = said(type.getValue(), at);
            if (megawatts == null) {
                objections.accept("no word on " + type.getKey() + " at " + at);
                return null;
            }
            if (megawatts.signum() < 0) {
                objections.accept(type.getKey() + " is " + megawatts.toPlainString() + " MW at " + at + ", below 0");
                return null;
            }
            BigDecimal factor = factors.gramsPerKwh(type.getKey());
            if (factor == null) {
                unknown = unknown.add(megawatts);
            } else {
                known = known.add(megawatts);
                weighted = weighted.add(megawatts.multiply(factor));
            }
        }
        if (known.signum() == 0 || unknown.compareTo(known.add(unknown).multiply(MOST_UNKNOWN)) > 0) {
            objections.accept(unknown.toPlainString() + " of "
                    + known.add(unknown).toPlainString() + " MW at " + at
                    + " come from types without a factor. Maybe give one with tradewind.connector.mix-factors?");
            return null;
        }
        return weighted.divide(known, MathContext.DECIMAL128).setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal said(List<GenerationSeries> type, Instant at) {
        for (GenerationSeries series : type) {
            BigDecimal megawatts = series.at(at);
            if (megawatts != null) {
                return megawatts;
            }
        }
        return null;
    }
}
