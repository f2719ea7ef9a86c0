package dev.tradewind.egress.budget;

import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.ProviderDay;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the bills where budgets stand: the same sums as the Egress page shows, by day of UTC. */
@Component
public class BudgetStatuses {
    /** Back to which a forecast is tried. */
    private static final int HISTORY_DAYS = 300;

    private final Budgets budgets;
    private final EgressQueries egress;
    private final Clock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    /** @param of what the statuses were worked out from: budgets, files, month and day */
    private record Kept(List<Object> of, List<BudgetStatus> statuses) {}

    BudgetStatuses(Budgets budgets, EgressQueries egress, Clock clock) {
        this.budgets = budgets;
        this.egress = egress;
        this.clock = clock;
    }

    /** The month that runs. */
    public YearMonth now() {
        return YearMonth.from(today());
    }

    public static TimeRange range(YearMonth month) {
        return TimeRange.ofDays(month.atDay(1), month.plusMonths(1).atDay(1), ZoneOffset.UTC);
    }

    /** Every budget, by name. Those of the month that runs are kept for as long as nothing they come from has changed. */
    public List<BudgetStatus> in(YearMonth month) {
        if (!month.equals(now())) {
            return workedOut(month);
        }
        var of = sources(month);
        var known = kept.get();
        if (known != null && known.of().equals(of)) {
            return known.statuses();
        }
        var statuses = workedOut(month);
        // an import or a change may have come between: then nobody knows what these were worked out from
        if (sources(month).equals(of)) {
            kept.set(new Kept(of, statuses));
        }
        return statuses;
    }

    private List<Object> sources(YearMonth month) {
        return List.of(budgets.all(), egress.counting(), month, today());
    }

    private List<BudgetStatus> workedOut(YearMonth month) {
        var billed = new BilledDays(egress.billedDays(), today());
        return budgets.all().stream()
                .map(budget -> status(budget, termsIn(month, budget), month, billed))
                .toList();
    }

    public BudgetStatus of(Budget budget, YearMonth month) {
        return status(budget, termsIn(month, budget), month, new BilledDays(egress.billedDays(), today()));
    }

    /** The question behind what was spent, as one would type it into DuckDB. */
    public String shownQuery(BudgetStatus status) {
        return egress.shownQuery(status.terms().scope().filter(range(status.month())));
    }

    /** Those that held at the end of the month; the first ones for a month before them. */
    private BudgetTerms termsIn(YearMonth month, Budget budget) {
        var end = range(month).to();
        if (budget.changedAt().isBefore(end)) {
            return budget.terms();
        }
        var versions = budgets.versions(budget.id());
        return versions.reversed().stream()
                .filter(each -> each.changedAt().isBefore(end))
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(Budget.Version::terms)
                .orElse(budget.terms());
    }

    private BudgetStatus status(Budget budget, BudgetTerms terms, YearMonth month, BilledDays billed) {
        var from = month.atDay(1).minusDays(HISTORY_DAYS);
        var asked =
                terms.scope().filter(TimeRange.ofDays(from, month.plusMonths(1).atDay(1), ZoneOffset.UTC));
        var rows = egress.byUtcDay(asked);
        var currency = terms.amount().currency();
        var own = rows.stream()
                .filter(row -> row.total().currency().equals(currency))
                .toList();
        var costs = costs(own, terms.metric());
        var days = new TreeMap<>(costs.tailMap(month.atDay(1)));
        var providers = own.stream().map(row -> BilledDays.name(row.provider())).collect(Collectors.toSet());
        var until = billed.until(providers.isEmpty() ? billed.providers() : providers);
        var begins = own.isEmpty() ? until : own.getFirst().day();
        return new BudgetStatus(
                budget,
                terms,
                month,
                new Money(days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency),
                own.stream()
                        .filter(row -> !row.day().isBefore(month.atDay(1)))
                        .mapToLong(row -> row.total().rows())
                        .sum(),
                others(rows, month, terms),
                until,
                days,
                MonthOutlook.of(month, known(costs, own, begins, until, billed, providers), begins, until));
    }

    /** The days that count: whole ones, with 0 where the bill of that day holds nothing of this scope. */
    private static SortedMap<LocalDate, BigDecimal> known(
            SortedMap<LocalDate, BigDecimal> costs,
            List<ProviderDay> own,
            LocalDate begins,
            LocalDate until,
            BilledDays billed,
            Set<String> providers) {
        var charged = own.stream().map(ProviderDay::day).collect(Collectors.toSet());
        var known = new TreeMap<LocalDate, BigDecimal>();
        for (var day = begins; day.isBefore(until); day = day.plusDays(1)) {
            var cost = charged.contains(day) ? costs.get(day) : BigDecimal.ZERO;
            if (cost != null && billed.isWhole(day, providers)) {
                known.put(day, cost);
            }
        }
        return known;
    }

    /** A day of which one provider's bill lacks the metric is a gap. */
    private static SortedMap<LocalDate, BigDecimal> costs(List<ProviderDay> rows, CostMetric metric) {
        var costs = new TreeMap<LocalDate, BigDecimal>();
        var gaps = new HashSet<LocalDate>();
        for (var row : rows) {
            var cost = cost(row.total(), metric);
            if (cost == null) {
                gaps.add(row.day());
            } else {
                costs.merge(row.day(), cost.amount(), BigDecimal::add);
            }
        }
        costs.keySet().removeAll(gaps);
        return costs;
    }

    private static @Nullable Money cost(EgressTotal total, CostMetric metric) {
        return metric == CostMetric.BILLED ? total.billedCost() : total.effectiveCost();
    }

    private static List<Money> others(List<ProviderDay> rows, YearMonth month, BudgetTerms terms) {
        var sums = new TreeMap<String, Money>();
        for (var row : rows) {
            var cost = cost(row.total(), terms.metric());
            if (cost != null
                    && !row.day().isBefore(month.atDay(1))
                    && !cost.currency().equals(terms.amount().currency())) {
                sums.merge(cost.currency(), cost, Money::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
