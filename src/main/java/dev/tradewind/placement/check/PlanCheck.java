package dev.tradewind.placement.check;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Together;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every rule, the objective and the bound of a plan, worked out again. */
public final class PlanCheck {
    private final Standing standing;
    private final Known known;
    private final Known forBound;
    private final Plan plan;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Assignment> placed = new HashMap<>();
    private final Map<String, DecimalCost> costs = new HashMap<>();

    private PlanCheck(PlacementProblem problem, Plan plan) {
        standing = new Standing(problem, plan, errors);
        known = new Known(standing.asPlanned());
        forBound = problem.replicas().isEmpty() ? known : new Known(standing.shared());
        this.plan = plan;
    }

    /**
     * What was found.
     *
     * @param errors in words; none for a sound plan
     * @param objective nano-USD per month, worked out from the choices
     * @param bound nano-USD per month that the plan's prices prove, as this code reckons it
     */
    public record Report(List<String> errors, BigDecimal objective, BigDecimal bound) {}

    public static Report of(PlacementProblem problem, Plan plan) {
        return new PlanCheck(problem, plan).run();
    }

    private Report run() {
        plan.assignments().forEach(this::own);
        var allowed = errors.isEmpty();
        if (allowed) {
            capacity();
            budgets();
            chains();
            groups();
        }
        var counted = plan.assignments().size() + plan.infeasible().size();
        if (counted != known.problem.workloads().size()) {
            errors.add(counted + " workloads in the plan, "
                    + known.problem.workloads().size() + " in the problem");
        }
        var objective = errors.isEmpty() ? objective() : BigDecimal.ZERO;
        if (errors.isEmpty() && objective.compareTo(BigDecimal.valueOf(plan.objectiveNanoUsd())) != 0) {
            errors.add("the objective is " + objective + ", the plan states " + plan.objectiveNanoUsd());
        }
        var parts = plan.assignments().stream()
                .map(assignment ->
                        BigDecimal.valueOf(assignment.choice().terms().objectiveNanoUsd()))
                .reduce(standing.cost(), BigDecimal::add);
        if (parts.compareTo(BigDecimal.valueOf(plan.objectiveNanoUsd())) != 0) {
            errors.add("the terms add up to " + parts + ", the plan states " + plan.objectiveNanoUsd());
        }
        // Who may not stand where it stands may have no choice at all: then there is nothing to prove.
        var bound = allowed ? proven() : BigDecimal.ZERO;
        if (allowed && bound.compareTo(BigDecimal.valueOf(plan.boundNanoUsd())) < 0) {
            errors.add("its prices prove " + bound + ", the plan states the bound " + plan.boundNanoUsd());
        }
        return new Report(List.copyOf(errors), objective, bound);
    }

    private BigDecimal proven() {
        var proof = new ProofCases(forBound, plan);
        if (proof.isSomethingLeftOut()) {
            errors.add("the cases that its bound is proved by leave volumes out: " + plan.proofCases());
        }
        return proof.bound(placed.keySet());
    }

    private void own(Assignment assignment) {
        var workload = known.workloads.get(assignment.workload());
        var choice = assignment.choice();
        var site = known.sites.get(choice.site());
        if (workload == null || site == null || placed.put(assignment.workload(), assignment) != null) {
            errors.add(assignment.workload() + " at " + choice.site() + ": unknown, or placed twice");
            return;
        }
        var slots = slotsOf(workload, choice);
        var service = workload.kind() == Candidate.Kind.SERVICE;
        var wanted = service ? known.slots() : workload.durationSlots();
        var first = service ? 0 : workload.earliestSlot();
        var end = service ? known.slots() : Math.min(workload.deadlineSlot(), known.slots() - workload.repeats());
        if (slots.length != wanted || slots[0] < first || slots[slots.length - 1] >= end) {
            errors.add(workload.id() + ": " + slots.length + " slots from " + slots[0] + ", asked for " + wanted
                    + " within " + first + " to " + end);
            return;
        }
        var contiguous = slots[slots.length - 1] - slots[0] + 1 == slots.length;
        if (!contiguous && !workload.shape().interruptible()) {
            errors.add(workload.id() + " pauses and may not");
        }
        var start = workload.currentStart();
        if (workload.limits().isFrozen() && !service && start != null && slots[0] != start) {
            errors.add(workload.id() + " is frozen and starts at another time");
        }
        if (choice.spot() && (!workload.shape().spotAllowed() || site.spot() == null)) {
            errors.add(workload.id() + " is on spot capacity and may not");
        }
        var broken = OwnRules.ofSite(known, workload, site);
        if (broken != null) {
            errors.add(workload.id() + " at " + site.id() + ": " + broken);
        }
        for (var slot : slots) {
            if (!OwnRules.allowsSlot(workload, site, slot)) {
                errors.add(workload.id() + " at " + site.id() + ": slot " + slot + " is not allowed");
                return;
            }
        }
        if (contiguous && !OwnRules.allowsRun(workload, site, slots[0], slots.length)) {
            errors.add(workload.id() + " at " + site.id() + ": too much carbon in its run");
        }
        if (broken == null) {
            var cost = DecimalCost.of(known, workload, site, slots, choice.spot());
            costs.put(workload.id(), cost);
            var ways = Roads.ways(known, workload, site.id());
            if (!ways.equals(choice.ways())) {
                errors.add(workload.id() + " at " + site.id() + ": goes by " + choice.ways() + ", right is " + ways);
            }
            if (Egresses.tooMuch(known, workload, site)) {
                errors.add(workload.id() + " at " + site.id() + ": over its egress ceiling");
            }
        }
    }

    /** Of the first run. */
    static int[] slots(Candidate workload, Choice choice) {
        if (choice.pieces().isEmpty()) {
            return java.util.stream.IntStream.range(choice.startSlot(), choice.startSlot() + workload.durationSlots())
                    .toArray();
        }
        return choice.pieces().stream()
                .limit(choice.pieces().size() / workload.shape().runs())
                .flatMapToInt(piece -> java.util.stream.IntStream.range(piece.from(), piece.to()))
                .toArray();
    }

    private int[] slotsOf(Candidate workload, Choice choice) {
        return workload.kind() == Candidate.Kind.SERVICE
                ? java.util.stream.IntStream.range(0, known.slots()).toArray()
                : slots(workload, choice);
    }

    private void capacity() {
        for (var site : known.problem.sites()) {
            if (site.capacity() == null) {
                continue;
            }
            for (var resource : Resource.values()) {
                var used = new BigDecimal[known.slots()];
                java.util.Arrays.fill(used, BigDecimal.ZERO);
                for (var assignment : placed.values()) {
                    var workload = Objects.requireNonNull(known.workloads.get(assignment.workload()));
                    var asked = OwnRules.asked(workload, resource);
                    if (!assignment.choice().site().equals(site.id()) || asked.signum() == 0) {
                        continue;
                    }
                    var runs = workload.kind() == Candidate.Kind.SERVICE
                            ? 1
                            : workload.shape().runs();
                    for (var slot : slotsOf(workload, assignment.choice())) {
                        for (var run = 0; run < runs; run++) {
                            var at = slot + run * workload.shape().everySlots();
                            used[at] = used[at].add(asked);
                        }
                    }
                }
                for (var slot = 0; slot < used.length; slot++) {
                    if (used[slot].compareTo(OwnRules.capacity(site, resource, slot)) > 0) {
                        errors.add(site.id() + " slot " + slot + ": " + used[slot] + " " + resource.unit()
                                + " used, there are " + OwnRules.capacity(site, resource, slot));
                    }
                }
            }
        }
    }

    private void budgets() {
        for (var budget : known.problem.budgets()) {
            var spent = BigDecimal.ZERO;
            for (var assignment : placed.values()) {
                var counts = known.counts(budget, assignment.workload())
                        && (budget.sites().isEmpty()
                                || budget.sites().contains(assignment.choice().site()));
                if (counts) {
                    var cost = Objects.requireNonNull(costs.get(assignment.workload()));
                    spent = spent.add(
                            switch (budget.kind()) {
                                case BILLED -> cost.billedAtList();
                                case CARBON -> cost.milligrams();
                                case EGRESS -> cost.egressAtList();
                            });
                }
            }
            if (spent.compareTo(BigDecimal.valueOf(budget.limit())) > 0) {
                errors.add("budget " + budget.id() + ": " + spent + " spent, " + budget.limit() + " allowed");
            }
        }
    }

    private void chains() {
        for (var assignment : placed.values()) {
            var workload = Objects.requireNonNull(known.workloads.get(assignment.workload()));
            for (var before : workload.shape().after()) {
                var other = placed.get(before.workload());
                if (other == null) {
                    errors.add(workload.id() + " runs, " + before.workload() + " before it does not");
                    continue;
                }
                var slots = slotsOf(Objects.requireNonNull(known.workloads.get(before.workload())), other.choice());
                if (slots[slots.length - 1] >= assignment.choice().startSlot()) {
                    errors.add(workload.id() + " starts before " + before.workload() + " has ended");
                }
                if (DecimalCost.handedOn(
                                known,
                                workload,
                                before.megabytes(),
                                other.choice().site(),
                                assignment.choice().site())
                        == null) {
                    errors.add(workload.id() + " is handed data at an unknown price");
                }
            }
        }
    }

    private void groups() {
        for (var group : known.problem.together()) {
            var count = new HashMap<String, Integer>();
            for (var member : group.workloads()) {
                var assignment = placed.get(member);
                if (assignment != null) {
                    var site = Objects.requireNonNull(
                            known.sites.get(assignment.choice().site()));
                    count.merge(group.kind() == Together.Kind.SPREAD ? site.domain() : site.id(), 1, Integer::sum);
                }
            }
            var most = count.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            var broken = switch (group.kind()) {
                case SAME_SITE -> count.size() > 1;
                case DIFFERENT_SITES -> most > 1;
                case SPREAD -> most > group.atMost();
            };
            if (broken) {
                errors.add("group " + group.id() + " is broken: " + count);
            }
        }
    }

    private BigDecimal objective() {
        var sum = standing.cost();
        var volumes = new HashMap<String, BigDecimal>();
        for (var assignment : placed.values()) {
            var workload = Objects.requireNonNull(known.workloads.get(assignment.workload()));
            var cost = Objects.requireNonNull(costs.get(assignment.workload()));
            sum = sum.add(cost.unpooled());
            cost.pooled().forEach((pool, megabytes) -> volumes.merge(pool, megabytes, BigDecimal::add));
            for (var before : workload.shape().after()) {
                var other = Objects.requireNonNull(placed.get(before.workload()));
                sum = sum.add(Objects.requireNonNull(DecimalCost.handedOn(
                        known,
                        workload,
                        before.megabytes(),
                        other.choice().site(),
                        assignment.choice().site())));
            }
        }
        for (var volume : volumes.entrySet()) {
            sum = sum.add(bill(known, volume.getKey(), volume.getValue()));
        }
        return sum;
    }

    /** Of so many megabytes on top of what flows anyway, tier by tier. */
    static BigDecimal bill(Known known, String name, BigDecimal megabytes) {
        var pool = Objects.requireNonNull(known.pools.get(name));
        var from = BigDecimal.valueOf(pool.alreadyMegabytes());
        var to = from.add(megabytes);
        var sum = BigDecimal.ZERO;
        for (var index = 0; index < pool.steps().size(); index++) {
            var low =
                    BigDecimal.valueOf(pool.steps().get(index).fromMegabytes()).max(from);
            var high = index + 1 < pool.steps().size()
                    ? BigDecimal.valueOf(pool.steps().get(index + 1).fromMegabytes())
                            .min(to)
                    : to;
            if (high.compareTo(low) > 0) {
                sum = sum.add(high.subtract(low)
                        .multiply(BigDecimal.valueOf(pool.steps().get(index).nanoUsdPerGigabyte())));
            }
        }
        return sum.movePointLeft(3).add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
    }
}
