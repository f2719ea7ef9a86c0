package dev.tradewind.planning;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compute prices by site: imported prices of two known instance types where there are any, else the list that ships with
 * the product, else for a metro or edge place that of its region, marked as modelled.
 */
@Component
class ComputePrices {
    /** Two types of 2 vCPU each, with 8 and with 16 GiB: two equations for two prices. */
    private record Pair(String general, String memory) {}

    private static final Map<String, List<Pair>> PAIRS = Map.of(
            "aws", List.of(new Pair("m5.large", "r5.large"), new Pair("m6i.large", "r6i.large")),
            "azure", List.of(new Pair("Standard_D2s_v5", "Standard_E2s_v5")),
            "gcp", List.of(new Pair("n2-standard-2", "n2-highmem-2"), new Pair("e2-standard-2", "e2-highmem-2")));

    /** Families of machines whose vCPU and GiB the provider prices by themselves, the dearer first. */
    private static final Map<String, List<String>> FAMILIES =
            Map.of("gcp", List.of("n2-", "e2-"), "oracle", List.of("e5-", "e4-"));

    private final Signals signals;
    private final Map<String, ComputePrice> shipped = new HashMap<>();

    ComputePrices(Signals signals) {
        this.signals = signals;
        var stream = Objects.requireNonNull(
                ComputePrices.class.getResourceAsStream("/reference/compute-prices.csv"), "compute-prices.csv");
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            csv.forEach(row -> shipped.put(
                    row.getField("site"),
                    new ComputePrice(
                            new BigDecimal(row.getField("usdPerVcpuHour")),
                            new BigDecimal(row.getField("usdPerGibHour")),
                            row.getField("usdPerGpuHour").isBlank()
                                    ? null
                                    : new BigDecimal(row.getField("usdPerGpuHour")),
                            row.getField("kind"),
                            "list price, on demand, " + row.getField("date"))));
        } catch (IOException broken) {
            throw new UncheckedIOException("reference table compute-prices.csv", broken);
        }
    }

    Optional<ComputePrice> at(Site site, Instant now) {
        var imported = imported(site, now);
        if (imported.isPresent()) {
            return imported;
        }
        var own = shipped.get(site.id());
        if (own != null) {
            return Optional.of(own);
        }
        var parent = site.parentSite() == null ? null : shipped.get(site.parentSite());
        return Optional.ofNullable(parent)
                .map(price -> new ComputePrice(
                        price.usdPerVcpuHour(),
                        price.usdPerGibHour(),
                        price.usdPerGpuHour(),
                        "MODELLED",
                        "as at its region " + site.parentSite()));
    }

    /** Whether a type is one of those by which sites are priced. */
    boolean isUsual(String type) {
        return PAIRS.values().stream()
                .flatMap(List::stream)
                .anyMatch(pair -> pair.general().equals(type) || pair.memory().equals(type));
    }

    /** What a machine costs on demand, USD an hour: as imported, else by its parts where its size is known here. */
    Optional<BigDecimal> machine(String site, String type, @Nullable ComputePrice parts, Instant now) {
        var listed = newest(site, type, now);
        if (listed != null) {
            return Optional.of(listed);
        }
        if (parts == null || !isUsual(type)) {
            return Optional.empty();
        }
        var general = PAIRS.values().stream()
                .flatMap(List::stream)
                .anyMatch(pair -> pair.general().equals(type));
        var gib = BigDecimal.valueOf(general ? 8 : 16);
        return Optional.of(parts.usdPerVcpuHour()
                .multiply(BigDecimal.TWO)
                .add(parts.usdPerGibHour().multiply(gib)));
    }

    private Optional<ComputePrice> imported(Site site, Instant now) {
        for (var pair : PAIRS.getOrDefault(site.provider(), List.of())) {
            var general = point(site.id(), pair.general(), now).orElse(null);
            var memory = point(site.id(), pair.memory(), now).orElse(null);
            if (general != null && memory != null) {
                var gib = memory.value()
                        .subtract(general.value())
                        .divide(BigDecimal.valueOf(8), 12, RoundingMode.HALF_EVEN);
                var vcpu = general.value()
                        .subtract(gib.multiply(BigDecimal.valueOf(8)))
                        .divide(BigDecimal.TWO, 12, RoundingMode.HALF_EVEN);
                var list = shipped.get(site.id());
                return Optional.of(new ComputePrice(
                        vcpu,
                        gib,
                        list == null ? null : list.usdPerGpuHour(),
                        "PUBLISHED",
                        "imported prices of " + pair.general() + " and " + pair.memory(),
                        revision(general) + "; " + revision(memory)));
            }
        }
        for (var family : FAMILIES.getOrDefault(site.provider(), List.of())) {
            for (var place : List.of(site.id(), site.provider() + ":*")) {
                var rates = rates(place, family, now, "imported rates of the family " + family.replace("-", ""));
                if (rates.isPresent()) {
                    return rates;
                }
            }
        }
        return rates(site.id(), "", now, "imported rates of one's own");
    }

    /** Prices of the parts themselves: an operator's own, OpenCost's, or those of a family. */
    private Optional<ComputePrice> rates(String place, String family, Instant now, String words) {
        var vcpu = point(place, family + "vcpu-hour", now);
        var gib = point(place, family + "gib-hour", now);
        if (vcpu.isEmpty() || gib.isEmpty()) {
            return Optional.empty();
        }
        var weaker = vcpu.get().kind().compareTo(gib.get().kind()) > 0 ? vcpu.get() : gib.get();
        return Optional.of(new ComputePrice(
                vcpu.get().value(),
                gib.get().value(),
                newest(place, family + "gpu-hour", now),
                weaker.kind().name(),
                words + ", " + weaker.basis(),
                revision(vcpu.get()) + "; " + revision(gib.get())));
    }

    private static String revision(SignalPoint point) {
        return point.series().substring(point.series().lastIndexOf(':') + 1) + " " + point.revisionWords();
    }

    private @Nullable BigDecimal newest(String site, String type, Instant now) {
        return point(site, type, now).map(SignalPoint::value).orElse(null);
    }

    private Optional<SignalPoint> point(String site, String type, Instant now) {
        var series = SeriesNames.instancePrice(site, type);
        return signals.newest(series, now)
                .or(() -> signals.read(series, TimeRange.startingAt(now, Duration.ofDays(1))).stream()
                        .findFirst());
    }
}
