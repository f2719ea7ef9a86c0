package dev.tradewind.carbon.reported;

import dev.tradewind.carbon.inventory.GhgScope;
import dev.tradewind.carbon.inventory.Inventories;
import dev.tradewind.carbon.inventory.Inventory;
import dev.tradewind.carbon.inventory.InventoryLine;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Notation;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts what providers state beside what we estimate, and says what the difference is made of as far as it is known. */
@Component
public class Comparisons {
    private static final double GRAMS_PER_KG = 1000;

    private final ReportedEmissions reported;
    private final Inventories inventories;
    private final Clock clock;

    Comparisons(ReportedEmissions reported, Inventories inventories, Clock clock) {
        this.reported = reported;
        this.inventories = inventories;
        this.clock = clock;
    }

    /** One for each provider and month that was reported, newest first. */
    public List<Comparison> of(Collection<Workload> workloads) {
        Map<YearMonth, Inventory> ours = new HashMap<>();
        return reported.months().stream()
                .map(month -> compare(
                        month, ours.computeIfAbsent(month.month(), each -> inventories.of(workloads, range(each)))))
                .toList();
    }

    private static TimeRange range(YearMonth month) {
        return TimeRange.ofDays(month.atDay(1), month.plusMonths(1).atDay(1), ZoneOffset.UTC);
    }

    private Comparison compare(ReportedMonth month, Inventory ours) {
        var own = ours.lines().stream()
                .filter(line -> line.provider().equals(month.provider()))
                .toList();
        if (own.isEmpty()) {
            return new Comparison(
                    month, null, null, 0, 0, List.of("None of our workloads stands at " + month.provider() + "."));
        }
        double operational =
                own.stream().mapToDouble(InventoryLine::locationGrams).sum();
        double embodied = own.stream().mapToDouble(InventoryLine::embodiedGrams).sum();
        double low = own.stream().mapToDouble(InventoryLine::lowGrams).sum();
        double high = own.stream().mapToDouble(InventoryLine::highGrams).sum();
        return new Comparison(month, operational, embodied, low, high, differs(month, own, operational, embodied));
    }

    private List<String> differs(ReportedMonth month, List<InventoryLine> ours, double operational, double embodied) {
        var why = new ArrayList<String>();
        BigDecimal location = month.scope2LocationKg() == null ? month.totalLocationKg() : month.scope2LocationKg();
        BigDecimal market = month.scope2MarketKg() == null ? month.totalMarketKg() : month.scope2MarketKg();
        if (location != null && market != null) {
            why.add("Method: the provider's certificates and contracts take "
                    + kilograms(location.subtract(market).doubleValue()) + " kg from its location-based figure; ours is"
                    + " location-based.");
        } else if (location == null && market != null) {
            why.add(
                    "Method: the provider states market-based figures only; ours is location-based and has no certificates.");
        } else if (month.unstatedKg() != null) {
            why.add("Method: the report does not say whether it is location- or market-based; ours is location-based.");
        }
        if (month.scope3Kg() != null) {
            why.add("Scope coverage: the provider's Scope 3 is "
                    + kilograms(month.scope3Kg().doubleValue())
                    + " kg (manufacturing, buildings, transport); our embodied share is "
                    + kilograms(embodied / GRAMS_PER_KG) + " kg and covers servers alone.");
        } else {
            why.add("Scope coverage: the provider states no Scope 3; our embodied share is "
                    + kilograms(embodied / GRAMS_PER_KG) + " kg.");
        }
        if (month.scope1Kg() != null && month.scope1Kg().signum() > 0) {
            why.add("Scope 1: the provider's own fuel and refrigerants are "
                    + kilograms(month.scope1Kg().doubleValue()) + " kg; ours has none.");
        }
        double storage = ours.stream()
                .filter(line -> line.part() != dev.tradewind.carbon.inventory.InventoryPart.MACHINES)
                .mapToDouble(InventoryLine::locationGrams)
                .sum();
        why.add("Coverage of use: ours knows "
                + Notation.PLAIN.number(ours.stream()
                        .map(line -> line.workload().name())
                        .distinct()
                        .count())
                + " workloads, with " + kilograms(storage / GRAMS_PER_KG) + " of "
                + kilograms(operational / GRAMS_PER_KG)
                + " kg for storage and network; managed services without a workload here are only in the provider's.");
        if (ours.stream().anyMatch(line -> line.scope() == GhgScope.SCOPE_3_PURCHASED && line.hoursUnknown() > 0)) {
            why.add("Hours: some of ours have no intensity and are left out.");
        }
        Instant end = month.month()
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        if (end.isAfter(clock.instant())) {
            why.add("Month: it is not over; ours ends at the last whole hour.");
        }
        return why;
    }

    private static String kilograms(double value) {
        return Notation.PLAIN.number(value, Math.abs(value) >= 100 ? 0 : 2);
    }
}
