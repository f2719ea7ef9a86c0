package dev.tradewind.placement.check;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Resource;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code L(λ, μ) = Σ_w min_c [cost(c) + λ · use(c) + μ · spend(c)] − λ · capacity − μ · budget} from a plan's prices. The
 * minimum is looked for in floating point first; only what could be it is then reckoned in decimals.
 */
final class DecimalBound {
    private static final BigDecimal SCALE = BigDecimal.valueOf(1L << 20);
    private final Known known;
    private final Map<String, long[][]> cells = new HashMap<>();
    private final Map<String, BigDecimal> budgetPrices = new HashMap<>();
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

    /**
     * The least over the cases of the proof.
     *
     * @param cases what each counts for gigabytes
     */
    BigDecimal value(Set<String> placed, List<PoolPrices> cases) {
        var windows = Windows.all(known);
        Map<String, List<BigDecimal>> alone = known.problem.workloads().parallelStream()
                .filter(workload -> placed.contains(workload.id()))
                .collect(Collectors.toConcurrentMap(Candidate::id, workload -> {
                    var cheapest = new Cheapest(this, known, workload, windows);
                    return cases.stream().map(cheapest::value).toList();
                }));
        var chains = new ChainCost(this, known, windows, placed).extra(alone, cases);
        return IntStream.range(0, cases.size())
                .mapToObj(at -> alone.values().stream()
                        .map(each -> each.get(at))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .add(chains.get(at))
                        .add(cases.get(at).height()))
                .min(BigDecimal::compareTo)
                .orElseThrow()
                .subtract(value);
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
