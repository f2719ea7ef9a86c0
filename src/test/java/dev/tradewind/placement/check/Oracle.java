package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Together;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The slow and obvious way: every combination of every choice, in decimals. Cut only by the sum of the cheapest choices. */
public final class Oracle {
    private final Known known;
    private final List<List<Option>> options = new ArrayList<>();
    private final List<BigDecimal> cheapestRest = new ArrayList<>();
    private @Nullable BigDecimal best;
    private long nodes = 4_000_000;

    record Option(Candidate workload, CandidateSite site, int[] slots, DecimalCost cost) {}

    public Oracle(PlacementProblem problem) {
        known = new Known(problem);
        for (var workload : ordered()) {
            options.add(options(workload));
        }
        var rest = BigDecimal.ZERO;
        cheapestRest.add(rest);
        for (var own : options.reversed()) {
            rest = own.isEmpty() ? rest : rest.add(own.getFirst().cost().unpooled());
            cheapestRest.addFirst(rest);
        }
    }

    /** Predecessors first. */
    private List<Candidate> ordered() {
        var order = new ArrayList<Candidate>();
        while (order.size() < known.problem.workloads().size()) {
            for (var workload : known.problem.workloads()) {
                var ready = workload.shape().after().stream()
                        .allMatch(before -> order.stream().anyMatch(o -> o.id().equals(before.workload())));
                if (ready && !order.contains(workload)) {
                    order.add(workload);
                }
            }
        }
        return order;
    }

    public boolean hasOption(String workload) {
        return options.stream()
                .anyMatch(
                        own -> !own.isEmpty() && own.getFirst().workload().id().equals(workload));
    }

    /** Of the problem with each of all sets of copies there, the cheapest; null when one of them took too long to tell. */
    public static @Nullable BigDecimal optimum(PlacementProblem problem) {
        if (problem.replicas().isEmpty()) {
            return new Oracle(problem).optimum();
        }
        BigDecimal best = null;
        for (var bits = 0; bits < 1 << problem.replicas().size(); bits++) {
            var open = new java.util.HashSet<String>();
            for (var index = 0; index < problem.replicas().size(); index++) {
                if ((bits >> index & 1) == 1) {
                    open.add(problem.replicas().get(index).id());
                }
            }
            var standing = new Standing(problem, open);
            var oracle = new Oracle(standing.asPlanned());
            var optimum = oracle.optimum();
            if (oracle.nodes <= 0) {
                return null;
            }
            var total = optimum == null ? null : optimum.add(standing.cost());
            best = total != null && (best == null || total.compareTo(best) < 0) ? total : best;
        }
        return best;
    }

    /** Cheapest plan that places all workloads; null when they do not fit together, or when it took too long to tell. */
    public @Nullable BigDecimal optimum() {
        if (options.stream().anyMatch(List::isEmpty)) {
            return null;
        }
        descend(new ArrayList<>(), BigDecimal.ZERO);
        return nodes > 0 ? best : null;
    }

    private void descend(List<Option> chosen, BigDecimal cost) {
        if (best != null && cost.add(cheapestRest.get(chosen.size())).compareTo(best) >= 0 || --nodes <= 0) {
            return;
        }
        if (chosen.size() == options.size()) {
            var total = cost.add(bills(chosen));
            best = best == null || total.compareTo(best) < 0 ? total : best;
            return;
        }
        for (var option : options.get(chosen.size())) {
            var passing = passing(chosen, option);
            if (passing == null) {
                continue;
            }
            chosen.add(option);
            if (fits(chosen, option.site()) && affords(chosen) && stands(chosen)) {
                descend(chosen, cost.add(option.cost().unpooled()).add(passing));
            }
            chosen.removeLast();
        }
    }

    private BigDecimal bills(List<Option> chosen) {
        var volumes = new HashMap<String, BigDecimal>();
        for (var option : chosen) {
            option.cost().pooled().forEach((pool, megabytes) -> volumes.merge(pool, megabytes, BigDecimal::add));
        }
        var sum = BigDecimal.ZERO;
        for (var volume : volumes.entrySet()) {
            sum = sum.add(PlanCheck.bill(known, volume.getKey(), volume.getValue()));
        }
        return sum;
    }

    /** Null when something before it has not ended, or hands on at an unknown price. */
    private @Nullable BigDecimal passing(List<Option> chosen, Option option) {
        var sum = BigDecimal.ZERO;
        for (var before : option.workload().shape().after()) {
            var other = chosen.stream()
                    .filter(o -> o.workload().id().equals(before.workload()))
                    .findFirst()
                    .orElseThrow();
            var cost = DecimalCost.handedOn(
                    known,
                    option.workload(),
                    before.megabytes(),
                    other.site().id(),
                    option.site().id());
            if (cost == null || other.slots()[other.slots().length - 1] >= option.slots()[0]) {
                return null;
            }
            sum = sum.add(cost);
        }
        return sum;
    }

    private boolean fits(List<Option> chosen, CandidateSite site) {
        for (var resource : Resource.values()) {
            for (var slot = 0; site.capacity() != null && slot < known.slots(); slot++) {
                var use = BigDecimal.ZERO;
                for (var option : chosen) {
                    if (option.site().id().equals(site.id()) && uses(option, slot)) {
                        use = use.add(OwnRules.asked(option.workload(), resource));
                    }
                }
                if (use.compareTo(OwnRules.capacity(site, resource, slot)) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean uses(Option option, int slot) {
        for (var own : option.slots()) {
            for (var run = 0; run < option.workload().shape().runs(); run++) {
                if (own + run * option.workload().shape().everySlots() == slot) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean affords(List<Option> chosen) {
        for (var budget : known.problem.budgets()) {
            var spent = BigDecimal.ZERO;
            for (var option : chosen) {
                if (budget.workloads().contains(option.workload().id())) {
                    spent = spent.add(
                            switch (budget.kind()) {
                                case BILLED -> option.cost().billedAtList();
                                case CARBON -> option.cost().milligrams();
                                case EGRESS -> option.cost().egressAtList();
                            });
                }
            }
            if (spent.compareTo(BigDecimal.valueOf(budget.limit())) > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean stands(List<Option> chosen) {
        for (var group : known.problem.together()) {
            var sites = chosen.stream()
                    .filter(option ->
                            group.workloads().contains(option.workload().id()))
                    .map(option -> option.site().id())
                    .toList();
            var distinct = sites.stream().distinct().count();
            if (group.kind() == Together.Kind.SAME_SITE && distinct > 1
                    || group.kind() == Together.Kind.DIFFERENT_SITES && distinct < sites.size()
                    || group.kind() == Together.Kind.SPREAD
                            && sites.stream()
                                    .anyMatch(site ->
                                            sites.stream().filter(site::equals).count() > group.atMost())) {
                return false;
            }
        }
        return true;
    }

    private List<Option> options(Candidate workload) {
        var found = new ArrayList<Option>();
        for (var site : known.problem.sites()) {
            if (OwnRules.ofSite(known, workload, site) != null || Egresses.tooMuch(known, workload, site)) {
                continue;
            }
            for (var slots : slotSets(workload)) {
                var allowed = java.util.Arrays.stream(slots).allMatch(slot -> OwnRules.allowsSlot(workload, site, slot))
                        && (workload.shape().interruptible()
                                || OwnRules.allowsRun(workload, site, slots[0], slots.length));
                if (allowed) {
                    found.add(new Option(workload, site, slots, DecimalCost.of(known, workload, site, slots, false)));
                }
            }
        }
        found.sort(Comparator.comparing(option -> option.cost().unpooled()));
        return found;
    }

    private List<int[]> slotSets(Candidate workload) {
        var sets = new ArrayList<int[]>();
        if (workload.kind() == Candidate.Kind.SERVICE) {
            sets.add(java.util.stream.IntStream.range(0, known.slots()).toArray());
            return sets;
        }
        var end = Math.min(workload.deadlineSlot(), known.slots() - workload.repeats());
        if (workload.shape().interruptible()) {
            subsets(workload.earliestSlot(), end, workload.durationSlots(), new ArrayList<>(), sets);
            return sets;
        }
        for (var start = workload.earliestSlot(); start + workload.durationSlots() <= end; start++) {
            sets.add(java.util.stream.IntStream.range(start, start + workload.durationSlots())
                    .toArray());
        }
        return sets;
    }

    private static void subsets(int from, int end, int length, List<Integer> chosen, List<int[]> sets) {
        if (chosen.size() == length) {
            sets.add(chosen.stream().mapToInt(Objects::requireNonNull).toArray());
            return;
        }
        for (var slot = from; slot < end; slot++) {
            chosen.add(slot);
            subsets(slot + 1, end, length, chosen, sets);
            chosen.removeLast();
        }
    }
}
