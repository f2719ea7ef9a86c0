package dev.tradewind.planning.ui;

import com.vaadin.flow.component.html.Div;
import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/** The figures at the head of a plan, each with what stands behind it. */
final class PlanFigures {
    private PlanFigures() {}

    static KpiStrip strip(StoredPlan stored) {
        var summary = stored.summary();
        var gap = PlansView.gap(summary);
        var shifts = stored.changes().stream()
                .filter(change -> change.timeShiftOnly())
                .count();
        var carbon = new Div(Delta.of(summary.deltaKgCo2ePerMonth(), "kgCO2e / month", 1));
        var proposed = stored.changes().stream()
                .filter(change ->
                        !change.belowMinimum() && !change.needsPauses() && (change.demanded() || !change.awaitsCopy()))
                .count();
        return new KpiStrip()
                .add(
                        "Objective",
                        Formats.money(summary.objective().amount()),
                        "USD / mo",
                        () -> objective(stored),
                        "cost + carbon + latency + delay")
                .add(
                        "Proven bound",
                        Formats.money(summary.bound().amount()),
                        "USD / mo",
                        () -> bound(stored),
                        "no plan of these workloads is lower")
                .add(
                        "Gap",
                        gap,
                        summary.gapPercent() == null ? "" : "%",
                        () -> gap(stored),
                        summary.iterations() + " iterations, " + reason(summary.stopReason()))
                .add(
                        "Cost against today",
                        signed(summary.deltaUsdPerMonth().amount()),
                        "USD / mo",
                        () -> againstToday(stored),
                        new Div(bothWays(stored)),
                        carbon)
                .add(
                        "Placed",
                        Formats.number(summary.placed()),
                        "of " + (summary.placed() + summary.infeasible()),
                        null,
                        summary.changes() + " changes, " + shifts + " in time only; "
                                + (proposed == summary.changes() ? "all proposed" : proposed + " worth proposing"))
                .add(
                        "Infeasible",
                        Formats.number(summary.infeasible()),
                        summary.infeasible() == 1 ? "workload" : "workloads",
                        null,
                        summary.infeasible() == 0 ? "every one fits its rules" : "with smallest relaxation");
    }

    /** A sum alone would hide what is saved behind what is spent. */
    private static String bothWays(StoredPlan stored) {
        var all = stored.changes().stream()
                .map(change -> change.deltaUsdPerMonth().amount())
                .toList();
        var saved = all.stream().filter(usd -> usd.signum() < 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        var spent = all.stream().filter(usd -> usd.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        var demanded = stored.changes().stream()
                .filter(change ->
                        change.demanded() && change.deltaUsdPerMonth().amount().signum() > 0)
                .map(change -> change.deltaUsdPerMonth().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var words = "saves " + Formats.money(saved.abs());
        if (spent.signum() > 0) {
            words += ", spends " + Formats.money(spent) + " more";
        }
        return demanded.signum() > 0 ? words + ", of it " + Formats.money(demanded) + " to keep rules" : words;
    }

    private static String signed(BigDecimal usd) {
        return Formats.signed(usd, usd.abs().compareTo(BigDecimal.valueOf(1000)) >= 0 ? 0 : 2);
    }

    static String reason(String stop) {
        return switch (stop) {
            case "GAP" -> "good enough";
            case "EXHAUSTED" -> "proven optimal";
            case "CANCELLED" -> "stopped by a person";
            default -> "all iterations used";
        };
    }

    private static Figure objective(StoredPlan stored) {
        var weights = stored.plan().weights();
        return builder(
                        stored,
                        "Objective",
                        Formats.money(stored.summary().objective().amount()))
                .formula("Sum over all placed workloads of compute, egress, moving (amortised), priced carbon, latency "
                        + "and delay, each per month")
                .worked(term("compute", stored, Terms::computeNanoUsd)
                        + term("egress", stored, Terms::egressNanoUsd)
                        + term("moving ÷ " + weights.amortiseMonths() + " months", stored, Terms::movingNanoUsd)
                        + term("carbon", stored, Terms::carbonNanoUsd)
                        + term("latency", stored, Terms::latencyNanoUsd)
                        + term("delay", stored, Terms::delayNanoUsd))
                .input(
                        "carbon price",
                        Formats.money(Money.ofNanoUsd(weights.nanoUsdPerGram())
                                .amount()
                                .scaleByPowerOfTen(6)),
                        "USD/t",
                        Kind.PUBLISHED,
                        "settings: tradewind.planning",
                        "")
                .input(
                        "latency weight",
                        Money.ofNanoUsd(weights.nanoUsdPerMillisecond())
                                .amount()
                                .stripTrailingZeros()
                                .toPlainString(),
                        "USD/ms·mo",
                        Kind.PUBLISHED,
                        "settings: tradewind.planning",
                        "")
                .input(
                        "delay weight",
                        Money.ofNanoUsd(weights.nanoUsdPerDelayHour())
                                .amount()
                                .stripTrailingZeros()
                                .toPlainString(),
                        "USD/h",
                        Kind.PUBLISHED,
                        "settings: tradewind.planning",
                        "")
                .build();
    }

    private static String term(String name, StoredPlan stored, ToLongFunction<Terms> part) {
        var sum = stored.plan().assignments().stream()
                .map(Assignment::choice)
                .mapToLong(choice -> part.applyAsLong(choice.terms()))
                .sum();
        return "+ " + Formats.number(Money.ofNanoUsd(sum).amount(), 2) + " USD  " + name + "\n";
    }

    private static Figure bound(StoredPlan stored) {
        return builder(
                        stored,
                        "Proven bound",
                        Formats.money(stored.summary().bound().amount()))
                .formula("Every workload at its cheapest choice when capacity has a price, less the value of all "
                        + "capacity at those prices: L(λ) = Σ min (cost + λ·use) − λ·capacity")
                .worked(
                        stored.plan().prices().isEmpty()
                                ? "no capacity is scarce: λ = 0 everywhere"
                                : stored.plan().prices().size()
                                        + " capacity cells have a price λ > 0; they are part of the plan "
                                        + "and anybody can recompute the bound from them")
                .build();
    }

    private static Figure gap(StoredPlan stored) {
        var summary = stored.summary();
        return builder(stored, "Gap", PlansView.gap(summary))
                .formula("(objective − bound) ÷ objective")
                .worked("(" + summary.objective().amount().toPlainString() + " − "
                        + summary.bound().amount().toPlainString() + ") ÷ "
                        + summary.objective().amount().toPlainString())
                .note(
                        "Search ended",
                        reason(summary.stopReason()) + " after " + summary.iterations() + " iterations, "
                                + summary.tookMillis() + " ms with freezing the inputs")
                .build();
    }

    private static Figure againstToday(StoredPlan stored) {
        var lines = new StringBuilder();
        stored.changes().stream()
                .limit(20)
                .forEach(change -> lines.append(
                                Formats.signed(change.deltaUsdPerMonth().amount(), 2))
                        .append("  ")
                        .append(change.workload())
                        .append('\n'));
        return builder(
                        stored,
                        "Against today",
                        Formats.signed(stored.summary().deltaUsdPerMonth().amount(), 2))
                .formula("Sum over the changes of billed cost as planned (compute, egress, amortised move) less the"
                        + " same arithmetic for where and when it runs today")
                .worked(lines.toString())
                .note("Nature", "a comparison of plans at list prices, not a saving on a bill")
                .build();
    }

    private static Figure.Builder builder(StoredPlan stored, String title, String value) {
        var summary = stored.summary();
        return Figure.of(title, value, title.equals("Gap") ? "%" : "USD per month")
                .basis("plan " + summary.shortId() + ", next " + summary.horizonHours() + " h")
                .query("snapshot " + summary.snapshotHash() + "\nplan " + summary.planHash())
                .rows(PlanLinks.detail(summary));
    }
}
