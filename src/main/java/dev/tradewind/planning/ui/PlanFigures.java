package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

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
        var carbon = new Div(Delta.of(summary.deltaKgCo2ePerMonth(), tr("kgCO2e / month"), 1));
        var proposed = stored.changes().stream()
                .filter(change ->
                        !change.belowMinimum() && !change.needsPauses() && (change.demanded() || !change.awaitsCopy()))
                .count();
        return new KpiStrip()
                .add(
                        tr("Objective"),
                        Formats.money(summary.objective().amount()),
                        tr("USD / mo"),
                        () -> objective(stored),
                        tr("cost + carbon + latency + delay"))
                .add(
                        tr("Proven bound"),
                        Formats.money(summary.bound().amount()),
                        tr("USD / mo"),
                        () -> bound(stored),
                        tr("no plan of these workloads is lower"))
                .add(
                        tr("Gap"),
                        gap,
                        summary.gapPercent() == null ? "" : "%",
                        () -> gap(stored),
                        tr("{0} iterations, {1}", summary.iterations(), reason(summary.stopReason())))
                .add(
                        tr("Cost against today"),
                        signed(summary.deltaUsdPerMonth().amount()),
                        tr("USD / mo"),
                        () -> againstToday(stored),
                        new Div(bothWays(stored)),
                        carbon)
                .add(
                        tr("Placed"),
                        Formats.number(summary.placed()),
                        tr("of {0}", summary.placed() + summary.infeasible()),
                        null,
                        proposed == summary.changes()
                                ? tr("{0} changes, {1} in time only; all proposed", summary.changes(), shifts)
                                : tr(
                                        "{0} changes, {1} in time only; {2} worth proposing",
                                        summary.changes(), shifts, proposed))
                .add(
                        tr("Infeasible"),
                        Formats.number(summary.infeasible()),
                        summary.infeasible() == 1 ? tr("workload") : tr("workloads"),
                        null,
                        summary.infeasible() == 0 ? tr("every one fits its rules") : tr("with smallest relaxation"));
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
        var words = tr("saves {0}", Formats.money(saved.abs()));
        if (spent.signum() > 0) {
            words += tr(", spends {0} more", Formats.money(spent));
        }
        return demanded.signum() > 0 ? tr("{0}, of it {1} to keep rules", words, Formats.money(demanded)) : words;
    }

    private static String signed(BigDecimal usd) {
        return Formats.signed(usd, usd.abs().compareTo(BigDecimal.valueOf(1000)) >= 0 ? 0 : 2);
    }

    static String reason(String stop) {
        return switch (stop) {
            case "GAP" -> tr("good enough");
            case "EXHAUSTED" -> tr("proven optimal");
            case "CANCELLED" -> tr("stopped by a person");
            default -> tr("all iterations used");
        };
    }

    private static Figure objective(StoredPlan stored) {
        var weights = stored.plan().weights();
        return builder(
                        stored,
                        tr("Objective"),
                        Formats.money(stored.summary().objective().amount()))
                .formula(
                        tr(
                                "Sum over all placed workloads of compute, egress, moving (amortised), priced carbon, latency and delay, each per month"))
                .worked(term(tr("compute"), stored, Terms::computeNanoUsd)
                        + term(tr("egress"), stored, Terms::egressNanoUsd)
                        + term(tr("moving ÷ {0} months", weights.amortiseMonths()), stored, Terms::movingNanoUsd)
                        + term(tr("carbon"), stored, Terms::carbonNanoUsd)
                        + term(tr("latency"), stored, Terms::latencyNanoUsd)
                        + term(tr("delay"), stored, Terms::delayNanoUsd))
                .input(
                        tr("carbon price"),
                        Formats.money(Money.ofNanoUsd(weights.nanoUsdPerGram())
                                .amount()
                                .scaleByPowerOfTen(6)),
                        "USD/t",
                        Kind.PUBLISHED,
                        tr("settings: tradewind.planning"),
                        "")
                .input(
                        tr("latency weight"),
                        Money.ofNanoUsd(weights.nanoUsdPerMillisecond())
                                .amount()
                                .stripTrailingZeros()
                                .toPlainString(),
                        tr("USD/ms·mo"),
                        Kind.PUBLISHED,
                        tr("settings: tradewind.planning"),
                        "")
                .input(
                        tr("delay weight"),
                        Money.ofNanoUsd(weights.nanoUsdPerDelayHour())
                                .amount()
                                .stripTrailingZeros()
                                .toPlainString(),
                        "USD/h",
                        Kind.PUBLISHED,
                        tr("settings: tradewind.planning"),
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
                        tr("Proven bound"),
                        Formats.money(stored.summary().bound().amount()))
                .formula(
                        tr(
                                "Every workload at its cheapest choice when capacity has a price, less the value of all capacity at those prices: L(λ) = Σ min (cost + λ·use) − λ·capacity"))
                .worked(
                        stored.plan().prices().isEmpty()
                                ? tr("no capacity is scarce: λ = 0 everywhere")
                                : tr(
                                        "{0} capacity cells have a price λ > 0; they are part of the plan and anybody can recompute the bound from them",
                                        stored.plan().prices().size()))
                .build();
    }

    private static Figure gap(StoredPlan stored) {
        var summary = stored.summary();
        return builder(stored, tr("Gap"), PlansView.gap(summary))
                .formula(tr("(objective − bound) ÷ objective"))
                .worked("(" + summary.objective().amount().toPlainString() + " − "
                        + summary.bound().amount().toPlainString() + ") ÷ "
                        + summary.objective().amount().toPlainString())
                .note(
                        tr("Search ended"),
                        tr(
                                "{0} after {1} iterations, {2} ms with freezing the inputs",
                                reason(summary.stopReason()), summary.iterations(), summary.tookMillis()))
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
                        tr("Against today"),
                        Formats.signed(stored.summary().deltaUsdPerMonth().amount(), 2))
                .formula(
                        tr(
                                "Sum over the changes of billed cost as planned (compute, egress, amortised move) less the same arithmetic for where and when it runs today"))
                .worked(lines.toString())
                .note(tr("Nature"), tr("a comparison of plans at list prices, not a saving on a bill"))
                .build();
    }

    private static Figure.Builder builder(StoredPlan stored, String title, String value) {
        var summary = stored.summary();
        return Figure.of(title, value, title.equals(tr("Gap")) ? "%" : tr("USD per month"))
                .basis(tr("plan {0}, next {1} h", summary.shortId(), summary.horizonHours()))
                .query("snapshot " + summary.snapshotHash() + "\nplan " + summary.planHash())
                .rows(PlanLinks.detail(summary));
    }
}
