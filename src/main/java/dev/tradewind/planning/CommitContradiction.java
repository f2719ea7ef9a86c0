package dev.tradewind.planning;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Shape;
import dev.tradewind.placement.Weights;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Notation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever commits synchronously to a central place is no edge workload: says what the nearness to its users would cost it
 * in each commit, and what the commits cost it in nearness and money.
 */
public final class CommitContradiction {
    /** Above any cost, so that only the way to the users counts. */
    private static final long USD_1000_A_MILLISECOND = 1_000_000_000_000L;

    private final Snapshot snapshot;
    private final PlacementProblem problem;
    private final PlacementEngine engine;
    private final PlacementEngine nearest;
    private final Network network;

    public CommitContradiction(Snapshot snapshot) {
        this.snapshot = snapshot;
        problem = snapshot.problem();
        engine = new PlacementEngine(problem);
        nearest = new PlacementEngine(new PlacementProblem(
                problem.horizon(),
                new Weights(0, USD_1000_A_MILLISECOND, 0, problem.weights().amortiseMonths()),
                problem.sites(),
                problem.links(),
                problem.workloads(),
                problem.budgets(),
                problem.tierPools(),
                problem.together()));
        network = new Network(problem);
    }

    /** Empty where the place next to its users keeps its commits short enough, or where it has neither. */
    public Optional<String> of(String workload) {
        return problem.workloads().stream()
                .filter(candidate -> candidate.id().equals(workload))
                .findFirst()
                .flatMap(this::of);
    }

    private Optional<String> of(Candidate candidate) {
        var commit = candidate.limits().commit();
        if (commit == null || candidate.users().isEmpty()) {
            return Optional.empty();
        }
        var near = nearest.decide(without(candidate)).placed();
        if (near == null) {
            return Optional.empty();
        }
        var site = near.choice().site();
        var wait = network.rttMicros(site, commit.site());
        if (wait != null && wait <= commit.maxRttMicros()) {
            return Optional.empty();
        }
        var kept = engine.decide(candidate).placed();
        return Optional.of("It commits synchronously to " + snapshot.siteName(commit.site())
                + ", so it is no edge workload. Nearest to its users is " + snapshot.siteName(site) + ", "
                + millis(near.choice().terms().rttMicros()) + " from them; there each commit takes "
                + (wait == null ? "an unknown time" : millis(wait)) + " of " + millis(commit.maxRttMicros())
                + " that it may take. " + price(near, kept));
    }

    private String price(Assignment near, @Nullable Assignment kept) {
        if (kept == null) {
            return "No site meets both its commits and its other rules.";
        }
        var farther = kept.choice().terms().rttMicros() - near.choice().terms().rttMicros();
        var dearer =
                kept.choice().terms().billedNanoUsd() - near.choice().terms().billedNanoUsd();
        return "Its commits keep it at " + snapshot.siteName(kept.choice().site()) + ": " + millis(farther)
                + " farther from its users, USD "
                + Notation.PLAIN.money(Money.ofNanoUsd(Math.abs(dearer)).amount()) + " a month "
                + (dearer < 0 ? "cheaper" : "dearer") + ".";
    }

    private static String millis(long micros) {
        return Notation.PLAIN.number(micros / 1000.0, 1) + " ms";
    }

    private static Candidate without(Candidate of) {
        var limits = of.limits();
        return new Candidate(
                of.id(),
                of.kind(),
                of.demand(),
                of.durationSlots(),
                of.earliestSlot(),
                of.deadlineSlot(),
                of.timesPerMonthPerMille(),
                of.data(),
                of.users(),
                of.movingMegabytes(),
                of.currentSite(),
                of.currentStart(),
                new Limits(
                        limits.maxMilligramsPerKwh(),
                        limits.countries(),
                        limits.allowedProviders(),
                        limits.deniedProviders(),
                        // Nearness to its users is what is asked for here, whatever else it waits for.
                        null,
                        null,
                        limits.maxEgressNanoUsd(),
                        limits.pinnedSite(),
                        limits.carbonBasis(),
                        limits.maxMonthlyEgressNanoUsd(),
                        null,
                        limits.frozen(),
                        limits.couplings(),
                        null),
                new Shape(
                        of.shape().members(),
                        of.shape().interruptible(),
                        of.shape().resumePerMille(),
                        of.shape().everySlots(),
                        of.shape().runs(),
                        of.shape().spotAllowed(),
                        java.util.List.of()));
    }
}
