package dev.tradewind.placement.check;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.OfferedCopy;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.ReplicaOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which offered copies a plan has, what those cost, and the two problems that this makes of one. */
final class Standing {
    private final PlacementProblem problem;
    private final Set<String> open = new HashSet<>();

    /** @param errors gets what is wrong with the decisions themselves */
    Standing(PlacementProblem problem, Plan plan, List<String> errors) {
        this.problem = problem;
        var decided = new HashSet<ReplicaOffer>();
        for (var decision : plan.replicas()) {
            if (!problem.replicas().contains(decision.offer()) || !decided.add(decision.offer())) {
                errors.add("replica " + decision.offer().id() + " is not offered, or decided twice");
            }
            if (decision.open()) {
                open.add(decision.offer().id());
            }
            var right = decision.open() ? monthly(decision.offer()) : BigDecimal.ZERO;
            if (right.compareTo(BigDecimal.valueOf(decision.monthlyNanoUsd())) != 0) {
                errors.add("replica " + decision.offer().id() + " costs " + right + ", the plan states "
                        + decision.monthlyNanoUsd());
            }
        }
        if (decided.size() != problem.replicas().size()) {
            errors.add(
                    decided.size() + " replicas decided, " + problem.replicas().size() + " offered");
        }
    }

    Standing(PlacementProblem problem, Set<String> open) {
        this.problem = problem;
        this.open.addAll(open);
    }

    BigDecimal cost() {
        return problem.replicas().stream()
                .filter(offer -> open.contains(offer.id()))
                .map(this::monthly)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal monthly(ReplicaOffer offer) {
        var keep = BigDecimal.valueOf(offer.keepNanoUsd());
        return offer.kept()
                ? keep
                : keep.add(DecimalCost.over(
                        BigDecimal.valueOf(offer.onceNanoUsd()),
                        BigDecimal.valueOf(problem.weights().amortiseMonths())));
    }

    /** With the copies of the plan. */
    PlacementProblem asPlanned() {
        return reading((workload, need) -> {
            var copies = unoffered(need);
            for (var offer : problem.replicas()) {
                if (offer.dataSet().equals(need.name()) && open.contains(offer.id())) {
                    copies.add(offer.site());
                }
            }
            return need.copiedAt(copies, List.of());
        });
    }

    /** With every copy for an equal share of its cost among all readers. */
    PlacementProblem shared() {
        return reading((workload, need) -> {
            var offered = new ArrayList<OfferedCopy>();
            for (var offer : problem.replicas()) {
                if (offer.dataSet().equals(need.name())) {
                    offered.add(new OfferedCopy(offer.site(), fee(workload, offer)));
                }
            }
            return need.copiedAt(unoffered(need), offered);
        });
    }

    private long fee(Candidate workload, ReplicaOffer offer) {
        var readers = problem.workloads().stream()
                .flatMap(each -> each.data().stream())
                .filter(need -> offer.dataSet().equals(need.name()) && need.readMegabytes() > 0)
                .count();
        var limits = workload.limits();
        var counted = problem.budgets().stream()
                .filter(budget -> budget.kind() == Budget.Kind.BILLED || budget.kind() == Budget.Kind.EGRESS)
                .anyMatch(budget ->
                        budget.workloads().isEmpty() || budget.workloads().contains(workload.id()));
        if (readers == 0 || counted || limits.maxEgressNanoUsd() != null || limits.maxMonthlyEgressNanoUsd() != null) {
            return 0;
        }
        var share = monthly(offer).divide(BigDecimal.valueOf(readers), 0, RoundingMode.FLOOR);
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return share.longValueExact();
        }
        var each = share.divide(BigDecimal.valueOf(workload.shape().runs()), 0, RoundingMode.FLOOR)
                .subtract(BigDecimal.ONE);
        return each.signum() <= 0 || workload.timesPerMonthPerMille() <= 0
                ? 0
                : each.movePointRight(3)
                        .divide(BigDecimal.valueOf(workload.timesPerMonthPerMille()), 0, RoundingMode.FLOOR)
                        .longValueExact();
    }

    private ArrayList<String> unoffered(DataNeed need) {
        var copies = new ArrayList<>(need.replicas());
        copies.removeIf(site -> problem.replicas().stream()
                .anyMatch(offer ->
                        offer.dataSet().equals(need.name()) && offer.site().equals(site)));
        return copies;
    }

    private interface Change {
        DataNeed of(Candidate workload, DataNeed need);
    }

    private PlacementProblem reading(Change change) {
        if (problem.replicas().isEmpty()) {
            return problem;
        }
        return new PlacementProblem(
                problem.horizon(),
                problem.weights(),
                problem.sites(),
                problem.links(),
                problem.workloads().stream()
                        .map(workload -> workload.reading(workload.data().stream()
                                .map(need -> change.of(workload, need))
                                .toList()))
                        .toList(),
                problem.budgets(),
                problem.tierPools(),
                problem.together());
    }
}
