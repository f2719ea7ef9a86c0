package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.ProofCase;
import dev.tradewind.placement.VolumeRange;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The cases of a plan's proof: whether every plan falls into one of them, and the least of their bounds. */
final class ProofCases {
    private final Known known;
    private final Plan plan;
    private final DecimalBound bound;
    /** By pool: megabytes that all together could send. */
    private final Map<String, BigDecimal> most = new HashMap<>();

    ProofCases(Known known, Plan plan) {
        this.known = known;
        this.plan = plan;
        bound = new DecimalBound(known, plan);
        if (!known.pools.isEmpty()) {
            var windows = Windows.all(known);
            known.problem.workloads().parallelStream()
                    .map(workload -> most(workload, new Cheapest(bound, known, workload, windows)))
                    .forEachOrdered(
                            own -> own.forEach((pool, megabytes) -> most.merge(pool, megabytes, BigDecimal::add)));
        }
    }

    /** What one workload could send at most. */
    private Map<String, BigDecimal> most(Candidate workload, Cheapest cheapest) {
        var own = new HashMap<String, BigDecimal>();
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

    /** The least of the bounds of the cases; of the one case of any volume where the plan distinguishes none. */
    BigDecimal bound(Set<String> placed) {
        var cases = plan.proofCases().isEmpty() ? List.of(new ProofCase(List.of())) : plan.proofCases();
        return bound.value(
                placed,
                cases.stream().map(one -> new PoolPrices(known, most, one)).toList());
    }

    /** Whether there is a volume that no case is about. */
    boolean isSomethingLeftOut() {
        return !plan.proofCases().isEmpty() && !covers(plan.proofCases(), new HashMap<>());
    }

    /**
     * Whether cases cover what is still open: one that is about all of it, or a volume at which they fall into two parts that each
     * cover theirs.
     *
     * @param open by pool, from and to; a pool that is not named: all of it
     */
    private boolean covers(List<ProofCase> cases, Map<String, BigDecimal[]> open) {
        if (cases.stream().anyMatch(one -> one.volumes().stream().allMatch(range -> isWide(range, open)))) {
            return true;
        }
        for (var pool : known.pools.keySet()) {
            for (var at : ends(cases, pool, open)) {
                var below =
                        cases.stream().filter(one -> part(one, pool, at, true)).toList();
                var above =
                        cases.stream().filter(one -> part(one, pool, at, false)).toList();
                if (below.size() + above.size() == cases.size() && !below.isEmpty() && !above.isEmpty()) {
                    var ends = open(pool, open);
                    return covers(below, with(open, pool, ends[0], at)) && covers(above, with(open, pool, at, ends[1]));
                }
            }
        }
        return false;
    }

    private boolean isWide(VolumeRange range, Map<String, BigDecimal[]> open) {
        var ends = open(range.pool(), open);
        return BigDecimal.valueOf(range.fromMegabytes()).compareTo(ends[0]) <= 0
                && BigDecimal.valueOf(range.toMegabytes()).compareTo(ends[1]) >= 0;
    }

    private BigDecimal[] open(String pool, Map<String, BigDecimal[]> open) {
        return open.getOrDefault(pool, new BigDecimal[] {BigDecimal.ZERO, most.getOrDefault(pool, BigDecimal.ZERO)});
    }

    private static Map<String, BigDecimal[]> with(
            Map<String, BigDecimal[]> open, String pool, BigDecimal from, BigDecimal to) {
        var all = new HashMap<>(open);
        all.put(pool, new BigDecimal[] {from, to});
        return all;
    }

    /** Ends of ranges strictly within what is open. */
    private Set<BigDecimal> ends(List<ProofCase> cases, String pool, Map<String, BigDecimal[]> open) {
        var limits = open(pool, open);
        var ends = new TreeSet<BigDecimal>();
        for (var one : cases) {
            for (var range : one.volumes()) {
                if (range.pool().equals(pool)) {
                    ends.add(BigDecimal.valueOf(range.fromMegabytes()));
                    ends.add(BigDecimal.valueOf(range.toMegabytes()));
                }
            }
        }
        ends.removeIf(end -> end.compareTo(limits[0]) <= 0 || end.compareTo(limits[1]) >= 0);
        return ends;
    }

    /** Whether a case is only about volumes up to, or only from so much. */
    private static boolean part(ProofCase one, String pool, BigDecimal at, boolean below) {
        return one.volumes().stream()
                .filter(range -> range.pool().equals(pool))
                .anyMatch(range -> below
                        ? BigDecimal.valueOf(range.toMegabytes()).compareTo(at) <= 0
                        : BigDecimal.valueOf(range.fromMegabytes()).compareTo(at) >= 0);
    }
}
