package dev.tradewind.carbon.sci;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line per workload, with what is missing for a rate. */
public final class SciCsv {
    public static final List<String> HEADER = List.of(
            "Workload",
            "Owner",
            "Environment",
            "Site",
            "FunctionalUnit",
            "SCI (gCO2e per unit)",
            "Missing",
            "E (kWh)",
            "I (gCO2e per kWh)",
            "M (gCO2e)",
            "R (units)",
            "CountedHours",
            "HoursWithoutIntensity",
            "KindOfR",
            "SourceOfR");

    private SciCsv() {}

    public static List<@Nullable Object> row(SciScore score) {
        var counts = score.counts();
        var emissions = score.emissions();
        boolean rated = score.gramsPerUnit().isPresent();
        return Arrays.asList(
                score.workload().name(),
                score.workload().owner(),
                score.workload().environment(),
                score.workload().siteId(),
                score.unit(),
                score.gramsPerUnit().map(BigDecimal::valueOf).orElse(null),
                score.missing().map(SciScore.Missing::words).orElse(null),
                rated ? BigDecimal.valueOf(score.energyKwh()) : null,
                rated ? BigDecimal.valueOf(score.gramsPerKwh()) : null,
                rated ? BigDecimal.valueOf(score.embodiedGrams()) : null,
                counts == null || counts.hours().isEmpty() ? null : counts.units(),
                counts == null ? null : counts.counted().toHours(),
                emissions == null ? null : emissions.hoursUnknown(),
                counts == null
                        ? null
                        : counts.kinds().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" ")),
                counts == null ? null : String.join(", ", counts.sources()));
    }
}
