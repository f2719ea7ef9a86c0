package dev.tradewind.placement.check;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Resource;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code L(λ, μ) = Σ_w min_c [cost(c) + λ · use(c) + μ · spend(c)] − λ · capacity − μ · budget} from a plan's prices. The
 * minimum is looked for in floating point first; only what could be it is then reckoned in decimals.
 */
final class DecimalBound {
    private static final BigDecimal SCALE = BigDecimal.valueOf(1L << 20);
    private final Known known;
    private final Map<String, long[][]> cells = new HashMap<>();
    private final Map<String, BigDecimal> budgetPrices = new HashMap<>();
    private final Map<String, BigDecimal> poolPrices = new HashMap<>();
    private BigDecimal value = BigDecimal.ZERO;

    DecimalBound(Known known, Plan plan) {
        this.known = known;
        for (var price : plan.prices()) {
            var site = Objects.requireNonNull(known.sites.get(price.site()));
            cells.computeIfAbsent(price.site(), none -> new long[Resource.values().length][known.slots()])[
                            price.resource().ordinal()][price.slot()] =
                    Math.max(0, price.nanoUsdPerUnit());
            value = value.add(BigDecimal.valueOf(price.nanoUsdPerUnit())
                    .multiply(OwnRules.capacity(site, price.resource(), price.slot())));
        }
        for (var price : plan.budgetPrices()) {
            budgetPrices.put(price.budget(), BigDecimal.valueOf(price.scaled()).divide(SCALE));
        }
        for (var budget : known.problem.budgets()) {
            value = value.add(budgetPrices
                    .getOrDefault(budget.id(), BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(budget.limit())));
        }
    }

    BigDecimal value(Set<String> placed) {
        pools();
        var windows = windows();
        // decimals add up to the same in any order
        return known.problem.workloads().parallelStream()
                .filter(workload -> placed.contains(workload.id()))
                .map(workload -> new Cheapest(this, known, workload, windows).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(value);
    }

    /** With every window known, so that all threads may read them. */
    private Windows windows() {
        var windows = new Windows(known);
        for (var workload : known.problem.workloads()) {
            windows.first(workload);
            windows.end(workload);
        }
        return windows;
    }

    /** Price of a megabyte in each pool that no volume's average falls below, up to the most that all together could send. */
    private void pools() {
        if (known.pools.isEmpty()) {
            return;
        }
        var windows = windows();
        var most = new HashMap<String, BigDecimal>();
        known.problem.workloads().parallelStream()
                .map(workload -> most(workload, windows))
                .forEachOrdered(own -> own.forEach((pool, megabytes) -> most.merge(pool, megabytes, BigDecimal::add)));
        most.forEach((pool, megabytes) -> {
            if (megabytes.signum() > 0) {
                poolPrices.put(pool, lowest(pool, megabytes));
            }
        });
    }

    /** By pool: what one workload could send at most. */
    private Map<String, BigDecimal> most(Candidate workload, Windows windows) {
        var own = new HashMap<String, BigDecimal>();
        var cheapest = new Cheapest(this, known, workload, windows);
        for (var site : known.problem.sites()) {
            if (OwnRules.ofSite(known, workload, site) != null) {
                continue;
            }
            var here = Cheapest.megabytes(known, workload, site);
            var more = here.entrySet().stream()
                    .anyMatch(one -> one.getValue().compareTo(own.getOrDefault(one.getKey(), BigDecimal.ZERO)) > 0);
            if (more && cheapest.isPossible(site)) {
                here.forEach((pool, megabytes) -> own.merge(pool, megabytes, BigDecimal::max));
            }
        }
        return own;
    }

    private BigDecimal lowest(String name, BigDecimal most) {
        var pool = Objects.requireNonNull(known.pools.get(name));
        var lowest = BigDecimal.valueOf(pool.nextNanoUsdPerGigabyte()).movePointLeft(3);
        for (var step : pool.steps()) {
            var until = BigDecimal.valueOf(step.fromMegabytes() - pool.alreadyMegabytes());
            if (until.signum() > 0 && until.compareTo(most) < 0) {
                lowest = lowest.min(average(name, until));
            }
        }
        return lowest.min(average(name, most));
    }

    private BigDecimal average(String pool, BigDecimal megabytes) {
        return PlanCheck.bill(known, pool, megabytes).divide(megabytes, 30, java.math.RoundingMode.FLOOR);
    }

    BigDecimal poolPrice(String pool) {
        return poolPrices.getOrDefault(pool, BigDecimal.ZERO);
    }

    long cell(CandidateSite site, Resource resource, int slot) {
        var own = cells.get(site.id());
        return own == null ? 0 : own[resource.ordinal()][slot];
    }

    boolean isPriced(CandidateSite site) {
        return cells.containsKey(site.id());
    }

    BigDecimal budgetPrice(Candidate workload, CandidateSite site, Budget.Kind kind) {
        var sum = BigDecimal.ZERO;
        for (var budget : known.problem.budgets()) {
            var price = budgetPrices.get(budget.id());
            if (price != null
                    && budget.kind() == kind
                    && known.counts(budget, workload.id())
                    && (budget.sites().isEmpty() || budget.sites().contains(site.id()))) {
                sum = sum.add(price);
            }
        }
        return sum;
    }
}
