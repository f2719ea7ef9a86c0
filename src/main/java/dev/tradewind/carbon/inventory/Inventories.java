package dev.tradewind.carbon.inventory;

import dev.tradewind.carbon.Emissions;
import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.carbon.Hosts;
import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.carbon.spend.SpendEstimate;
import dev.tradewind.carbon.spend.SpendEstimates;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workload;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the emissions of workloads apart into the lines of an inventory. */
@Component
public class Inventories {
    private static final String CARRIER = "carrier";

    private final WorkloadEmissions emissions;
    private final Catalog catalog;
    private final SpendEstimates spend;
    private final Clock clock;

    Inventories(WorkloadEmissions emissions, SpendEstimates spend, Catalog catalog, Clock clock) {
        this.emissions = emissions;
        this.spend = spend;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Of the part of the range that is over; hours to come have emitted nothing. */
    public Inventory of(Collection<Workload> workloads, TimeRange range) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant end = range.to().isAfter(hour) ? hour : range.to();
        var past = new TimeRange(range.from(), range.from().isAfter(end) ? range.from() : end);
        return made(workloads, past, emissions.of(workloads, past), emissions.marketBased(workloads, past));
    }

    /**
     * As {@link #of}, from emissions that are worked out already, by location alone: nothing is known by contract.
     *
     * @param past what the emissions are of
     * @param location of {@link WorkloadEmissions#of}, by workload name
     */
    public Inventory byLocation(Collection<Workload> workloads, TimeRange past, Map<String, Emissions> location) {
        return made(workloads, past, location, Map.of());
    }

    private Inventory made(
            Collection<Workload> workloads,
            TimeRange past,
            Map<String, Emissions> location,
            Map<String, Emissions> market) {
        var lines = new ArrayList<InventoryLine>();
        Map<SignalKind, Double> kinds = new EnumMap<>(SignalKind.class);
        long contracted = 0;
        long hours = 0;
        for (Workload workload : Hosts.counted(workloads)) {
            Emissions byGrid = location.get(workload.name());
            Emissions byContract = market.get(workload.name());
            Site site = catalog.site(workload.siteId()).orElse(null);
            if (byGrid == null || site == null) {
                continue;
            }
            lines.addAll(lines(workload, site, byGrid, byContract));
            byGrid.gramsByKind().forEach((kind, grams) -> kinds.merge(kind, grams, Double::sum));
            if (byContract != null && catalog.own(site.id())) {
                hours += byContract.hours().size();
                contracted += byContract.hours().stream()
                        .filter(each -> each.source().startsWith("market-based"))
                        .count();
            }
        }
        return new Inventory(
                past,
                lines,
                kinds,
                hours == 0 ? Double.NaN : (double) contracted / hours,
                Hosts.guests(workloads),
                List.of());
    }

    /**
     * As {@link #of}, and what was billed besides to workloads that nobody here knows, estimated from its cost: lines of their
     * own, so that nothing has two bases.
     *
     * @param provider whose use alone; null for all
     */
    public Inventory withBilledUse(Collection<Workload> workloads, TimeRange range, @Nullable String provider) {
        Inventory known = of(workloads, range);
        List<SpendEstimate> billed = spend.of(range).stream()
                .filter(each -> provider == null || provider.equals(each.spend().provider()))
                .toList();
        var lines = new ArrayList<>(known.lines());
        Map<SignalKind, Double> kinds = new EnumMap<>(SignalKind.class);
        kinds.putAll(known.gramsByKind());
        billed.stream().filter(SpendEstimate::known).forEach(each -> {
            lines.add(billed(each));
            kinds.merge(SignalKind.MODELLED, each.grams(), Double::sum);
        });
        List<String> none = billed.stream()
                .filter(each -> !each.known())
                .map(each -> Objects.requireNonNullElse(each.why(), "unknown"))
                .toList();
        return new Inventory(known.range(), lines, kinds, known.contractShare(), known.guests(), none);
    }

    private static InventoryLine billed(SpendEstimate estimate) {
        var spend = estimate.spend();
        return new InventoryLine(
                Emitter.billed(Objects.requireNonNullElse(spend.workload(), Emitter.UNNAMED)),
                InventoryPart.BILLED_USE,
                GhgScope.SCOPE_3_PURCHASED,
                spend.siteId(),
                spend.provider(),
                estimate.zone(),
                estimate.kwh(),
                estimate.grams(),
                null,
                estimate.embodiedGrams(),
                GhgScope.SCOPE_3_PURCHASED,
                estimate.lowGrams(),
                estimate.highGrams(),
                EnergyBasis.SPEND,
                0);
    }

    private List<InventoryLine> lines(Workload workload, Site site, Emissions grid, @Nullable Emissions contract) {
        boolean own = catalog.own(site.id());
        var lines = new ArrayList<InventoryLine>();
        lines.add(new InventoryLine(
                Emitter.of(workload),
                InventoryPart.MACHINES,
                own ? GhgScope.SCOPE_2 : GhgScope.SCOPE_3_PURCHASED,
                site.id(),
                site.provider(),
                site.gridZone(),
                grid.compute().kwh(),
                grid.computeGrams(),
                own && contract != null ? contract.computeGrams() : null,
                grid.embodiedGrams(),
                own ? GhgScope.SCOPE_3_CAPITAL : GhgScope.SCOPE_3_PURCHASED,
                grid.lowGrams() - grid.storageGrams() - grid.networkGrams(),
                grid.highGrams() - grid.storageGrams() - grid.networkGrams(),
                grid.basis(),
                grid.hoursUnknown()));
        grid.storageAt()
                .forEach((place, kept) -> catalog.site(place).ifPresent(at -> {
                    boolean ownPlace = catalog.own(place);
                    var byContract =
                            contract == null ? null : contract.storageAt().get(place);
                    lines.add(plain(
                            workload,
                            InventoryPart.STORAGE,
                            ownPlace ? GhgScope.SCOPE_2 : GhgScope.SCOPE_3_PURCHASED,
                            at,
                            at.provider(),
                            kept.energy().kwh(),
                            kept.grams(),
                            ownPlace && byContract != null ? byContract.grams() : null,
                            grid));
                }));
        if (grid.network().kwh() > 0) {
            lines.add(plain(
                    workload,
                    InventoryPart.NETWORK,
                    GhgScope.SCOPE_3_PURCHASED,
                    site,
                    own ? CARRIER : site.provider(),
                    grid.network().kwh(),
                    grid.networkGrams(),
                    null,
                    grid));
        }
        return lines;
    }

    /** A line without machines: no range, nothing embodied. */
    private static InventoryLine plain(
            Workload workload,
            InventoryPart part,
            GhgScope scope,
            Site site,
            String provider,
            double kwh,
            double grams,
            @Nullable Double market,
            Emissions of) {
        return new InventoryLine(
                Emitter.of(workload),
                part,
                scope,
                site.id(),
                provider,
                site.gridZone(),
                kwh,
                grams,
                market,
                0,
                GhgScope.SCOPE_3_PURCHASED,
                grams,
                grams,
                of.basis(),
                0);
    }
}
