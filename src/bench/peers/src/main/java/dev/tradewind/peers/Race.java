package dev.tradewind.peers;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.check.PlanCheck;
import java.util.ArrayList;
import java.util.List;

/** A peer, then the engine, on one problem; the checker says what both plans are worth. */
final class Race {
    private static final double USD = 1e9;
    private final String name;
    private final PlacementProblem problem;
    private final Peer peer;
    private final int seconds;
    private final long seed;
    private final List<BenchResult> results = new ArrayList<>();
    private int errors;

    Race(String name, PlacementProblem problem, Peer peer, int seconds, long seed) {
        this.name = "plan." + name;
        this.problem = problem;
        this.peer = peer;
        this.seconds = seconds;
        this.seed = seed;
    }

    /** What the checker found in the plans of both. */
    int errors() {
        return errors;
    }

    List<BenchResult> run() {
        var instance = Instance.of(problem);
        say("%d workloads, %d sites, %d slots", instance.tasks().size(), instance.sites(), instance.slots());
        var answer = peer.solve(instance, seconds, seed);
        var theirs = answer.picks().isEmpty() ? null : Written.plan(instance, answer.picks(), seed);
        var objective = theirs == null ? 0 : checked("their plan", theirs);
        var found = theirs != null && errors == 0;
        result("compared", found ? 1 : 0, "count");
        if (!found) {
            say("not compared: the peer has no feasible plan");
            return results;
        }
        // Where a peer proves its optimum nothing can be below it; a fifth of a percent above it is the bar.
        var target = answer.proved() ? Math.round(objective * 1.002) : objective;
        var ours = Ours.of(problem, target, Math.max(1, seconds / 10.0), seconds, seed);
        var reached = checked("our plan", ours.plan());
        result("theirs", objective / USD, "USD/month");
        result("proved", answer.proved() ? 1 : 0, "count");
        if (!Double.isNaN(answer.gap())) {
            result("their_gap", answer.gap(), "%");
        }
        result("ours_left_out", ours.plan().infeasible().size(), "count");
        result("ours", reached / USD, "USD/month");
        result("our_gap", 100.0 * (reached - ours.plan().boundNanoUsd()) / reached, "%");
        if (!ours.plan().infeasible().isEmpty()) {
            // Fewer workloads cost less: neither ratio nor time would mean anything.
            say("not compared: our plan leaves workloads out that theirs places");
            return results;
        }
        var theirTime = answer.trace().last().orElse(seconds);
        var first = ours.trace().first(target);
        var ourTime = first.orElse(ours.trace().seconds());
        result("objective_ratio", (double) reached / objective, "1");
        result("their_time", theirTime, "s");
        result("their_time_to_target", answer.trace().first(target).orElse(theirTime), "s");
        result("our_time", ourTime, "s");
        result("reached", first.isPresent() ? 1 : 0, "count");
        result("time_ratio", ourTime / theirTime, "1");
        return results;
    }

    /** Objective by the checker, nano-USD a month. */
    private long checked(String whose, Plan plan) {
        var report = PlanCheck.of(problem, plan);
        report.errors().stream().limit(20).forEach(error -> say("%s: %s", whose, error));
        errors += report.errors().size();
        return report.objective().longValueExact();
    }

    private void result(String what, double value, String unit) {
        results.add(new BenchResult(name + "." + what, value, unit));
    }

    private void say(String format, Object... values) {
        System.err.println(name + ": " + format.formatted(values));
    }
}
