package dev.tradewind.planning;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Budget;
import dev.tradewind.placement.BudgetPrice;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.placement.Together;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Notation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ties the workloads of a stored plan together, and how each of these rules came out. */
public final class SharedRules {
    private static final double SCALE = 1L << 20;
    private final Snapshot snapshot;
    private final PlacementProblem problem;
    private final Plan plan;
    private final Map<String, Assignment> placed;
    private final Map<String, Candidate> candidates;

    private SharedRules(Snapshot snapshot, Plan plan) {
        this.snapshot = snapshot;
        problem = snapshot.problem();
        this.plan = plan;
        placed = plan.assignments().stream()
                .collect(Collectors.toMap(Assignment::workload, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        candidates = problem.workloads().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
    }

    public static List<SharedRule> of(StoredPlan stored) {
        return of(stored.snapshot(), stored.plan());
    }

    static List<SharedRule> of(Snapshot snapshot, Plan plan) {
        var rules = new SharedRules(snapshot, plan);
        return Stream.of(
                        rules.problem.budgets().stream().map(rules::budget),
                        rules.parts(),
                        rules.problem.workloads().stream().flatMap(rules::chain),
                        rules.problem.together().stream().map(rules::sites),
                        new PriceSteps(rules.problem, rules.placed.values()).used())
                .flatMap(Function.identity())
                .toList();
    }

    private SharedRule budget(Budget budget) {
        var meant = budget.workloads();
        ToLongFunction<Assignment> spending = of -> switch (budget.kind()) {
            case BILLED -> of.choice().terms().billedNanoUsd();
            case EGRESS -> of.choice().terms().egressNanoUsd();
            case CARBON -> of.choice().terms().carbonMilligrams();
        };
        var spent = meant.stream()
                .map(placed::get)
                .filter(Objects::nonNull)
                .mapToLong(spending)
                .sum();
        var price = plan.budgetPrices().stream()
                .filter(of -> of.budget().equals(budget.id()))
                .mapToLong(BudgetPrice::scaled)
                .sum();
        var more = price == 0
                ? ""
                : "; one more would save "
                        + (budget.kind() == Budget.Kind.CARBON
                                ? "USD " + Notation.PLAIN.number(price / SCALE / 1e3, 3) + " a kilogram"
                                : "USD " + Notation.PLAIN.number(price / SCALE, 3) + " a dollar");
        return new SharedRule(
                SharedRule.Kind.BUDGET,
                budget.id(),
                meant,
                amount(budget.kind(), spent) + " of " + amount(budget.kind(), budget.limit()) + " a month" + more);
    }

    private static String amount(Budget.Kind kind, long amount) {
        return kind == Budget.Kind.CARBON
                ? Notation.PLAIN.number(amount / 1e6, 1) + " kgCO2e"
                : "USD " + Notation.PLAIN.money(Money.ofNanoUsd(amount).amount());
    }

    /** Services that are cut by where their users are. */
    private Stream<SharedRule> parts() {
        var parts = new TreeMap<String, List<String>>();
        for (var id : candidates.keySet().stream().sorted().toList()) {
            var whole = UserParts.whole(id);
            if (whole != null) {
                parts.computeIfAbsent(whole, name -> new ArrayList<>()).add(id);
            }
        }
        return parts.entrySet().stream()
                .map(each -> new SharedRule(
                        SharedRule.Kind.USERS,
                        each.getKey() + " by its users",
                        each.getValue(),
                        each.getValue().stream().map(this::part).collect(Collectors.joining("; "))
                                + ". Shown, not proposed: no executor cuts a service"));
    }

    private String part(String id) {
        var users =
                Objects.requireNonNull(candidates.get(id)).users().getFirst().place();
        var at = placed.get(id);
        return "users at " + users + ": "
                + (at == null
                        ? "nowhere"
                        : snapshot.siteName(at.choice().site()) + ", "
                                + Notation.PLAIN.number(at.choice().terms().rttMicros() / 1000.0, 1) + " ms");
    }

    private Stream<SharedRule> chain(Candidate run) {
        return run.shape().after().stream().map(before -> link(run, before));
    }

    private SharedRule link(Candidate run, Predecessor before) {
        var name = before.workload() + " before " + run.id();
        var concerned = List.of(before.workload(), run.id());
        var one = placed.get(before.workload());
        var two = placed.get(run.id());
        if (one == null || two == null) {
            return new SharedRule(
                    SharedRule.Kind.CHAIN,
                    name,
                    concerned,
                    (one == null ? before.workload() : run.id()) + " has no place");
        }
        var horizon = problem.horizon();
        var ends = horizon.start(RunHours.end(one.choice(), candidates.get(before.workload()), horizon));
        var from = one.choice().site();
        var to = two.choice().site();
        var handed = Notation.PLAIN.number(before.megabytes() / 1000.0, 1) + " GB ";
        return new SharedRule(
                SharedRule.Kind.CHAIN,
                name,
                concerned,
                "ends " + Notation.PLAIN.instant(ends, java.time.ZoneOffset.UTC) + ", then starts "
                        + Notation.PLAIN.instant(horizon.start(two.choice().startSlot()), java.time.ZoneOffset.UTC)
                        + "; "
                        + (from.equals(to)
                                ? handed + "stay at " + snapshot.siteName(to)
                                : handed + "a run from " + snapshot.siteName(from) + " to " + snapshot.siteName(to)));
    }

    private SharedRule sites(Together rule) {
        var kind = switch (rule.kind()) {
            case SAME_SITE -> "one site for all";
            case DIFFERENT_SITES -> "never one site";
            case SPREAD -> "at most " + rule.atMost() + " in a fault domain";
        };
        return new SharedRule(
                SharedRule.Kind.SITES,
                rule.id(),
                rule.workloads(),
                kind + ": "
                        + rule.workloads().stream()
                                .map(id -> id + " " + place(placed.get(id)))
                                .collect(Collectors.joining(", ")));
    }

    private String place(@org.jspecify.annotations.Nullable Assignment of) {
        return of == null ? "nowhere" : "at " + snapshot.siteName(of.choice().site());
    }
}
