package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.ReplicaDecision;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Reckoning;
import java.math.BigDecimal;
import java.util.List;
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
                        () -> placed(stored),
                        proposed == summary.changes()
                                ? tr("{0} changes, {1} in time only; all proposed", summary.changes(), shifts)
                                : tr(
                                        "{0} changes, {1} in time only; {2} worth proposing",
                                        summary.changes(), shifts, proposed))
                .add(
                        tr("Infeasible"),
                        Formats.number(summary.infeasible()),
                        summary.infeasible() == 1 ? tr("workload") : tr("workloads"),
                        () -> infeasible(stored),
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
                                "Sum over all placed workloads of compute, egress, moving (amortised), priced carbon, latency and delay, and of the copies of data that the plan keeps, each per month"))
                .inputs(List.of(
                        term(tr("compute"), stored, Terms::computeNanoUsd),
                        term(tr("egress"), stored, Terms::egressNanoUsd),
                        term(tr("moving ÷ {0} months", weights.amortiseMonths()), stored, Terms::movingNanoUsd),
                        term(tr("carbon"), stored, Terms::carbonNanoUsd),
                        term(tr("latency"), stored, Terms::latencyNanoUsd),
                        term(tr("delay"), stored, Terms::delayNanoUsd),
                        usd(
                                tr("copies that it keeps"),
                                Money.ofNanoUsd(stored.plan().replicas().stream()
                                                .mapToLong(ReplicaDecision::monthlyNanoUsd)
                                                .sum())
                                        .amount(),
                                tr("sum over the open copies"))))
                .reckoned(Reckoning.SUM)
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

    private static FigureInput term(String name, StoredPlan stored, ToLongFunction<Terms> part) {
        var sum = stored.plan().assignments().stream()
                .map(Assignment::choice)
                .mapToLong(choice -> part.applyAsLong(choice.terms()))
                .sum();
        return usd(name, Money.ofNanoUsd(sum).amount(), tr("sum over the placed workloads"));
    }

    private static FigureInput usd(String name, BigDecimal amount, String source) {
        return new FigureInput(name, Formats.number(amount, 6), tr("USD per month"), Kind.MODELLED, source, "");
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
                .worked("(" + Formats.fullMoney(summary.objective().amount()) + " − "
                        + Formats.fullMoney(summary.bound().amount()) + ") ÷ "
                        + Formats.fullMoney(summary.objective().amount()))
                .inputs(List.of(
                        usd(tr("Objective"), summary.objective().amount(), tr("this plan")),
                        usd(tr("Proven bound"), summary.bound().amount(), tr("this plan"))))
                .note(
                        tr("Search ended"),
                        tr(
                                "{0} after {1} iterations, {2} ms with freezing the inputs",
                                reason(summary.stopReason()), summary.iterations(), summary.tookMillis()))
                .build();
    }

    private static Figure againstToday(StoredPlan stored) {
        return builder(
                        stored,
                        tr("Against today"),
                        Formats.signed(stored.summary().deltaUsdPerMonth().amount(), 2))
                .formula(
                        tr(
                                "Sum over the changes of billed cost as planned (compute, egress, amortised move) less the same arithmetic for where and when it runs today"))
                .inputs(stored.changes().stream()
                        .map(change -> usd(
                                change.workload(),
                                change.deltaUsdPerMonth().amount(),
                                change.fromSite() + " → " + change.toSite()))
                        .toList())
                .reckoned(Reckoning.SUM)
                .note(tr("Nature"), tr("a comparison of plans at list prices, not a saving on a bill"))
                .build();
    }

    private static Figure placed(StoredPlan stored) {
        var all = stored.summary().placed() + stored.summary().infeasible();
        return count(stored, tr("Placed"), stored.summary().placed())
                .formula(tr("Workloads of the snapshot, less those for which no choice keeps every rule."))
                .worked(Formats.number(all) + " − "
                        + Formats.number(stored.summary().infeasible()))
                .input(tr("Workloads"), Formats.number(all), "", Kind.MEASURED, tr("snapshot"), "")
                .input(
                        tr("Infeasible"),
                        Formats.number(stored.summary().infeasible()),
                        "",
                        Kind.MODELLED,
                        tr("this plan"),
                        "")
                .build();
    }

    private static Figure infeasible(StoredPlan stored) {
        var figure = count(stored, tr("Infeasible"), stored.summary().infeasible())
                .formula(tr("Workloads for which no choice keeps every rule."))
                .reckoned(Reckoning.NUMBER);
        stored.plan()
                .infeasible()
                .forEach(
                        each -> figure.input(each.workload(), tr("no choice"), "", Kind.MODELLED, tr("this plan"), ""));
        return figure.build();
    }

    private static Figure.Builder count(StoredPlan stored, String title, int value) {
        var summary = stored.summary();
        return Figure.of(title, Formats.number(value), tr("workloads"))
                .basis(tr("plan {0}, next {1} h", summary.shortId(), summary.horizonHours()))
                .query("snapshot " + summary.snapshotHash() + "\nplan " + summary.planHash())
                .rows(PlanLinks.detail(summary));
    }

    private static Figure.Builder builder(StoredPlan stored, String title, String value) {
        var summary = stored.summary();
        return Figure.of(title, value, title.equals(tr("Gap")) ? "%" : tr("USD per month"))
                .basis(tr("plan {0}, next {1} h", summary.shortId(), summary.horizonHours()))
                .query("snapshot " + summary.snapshotHash() + "\nplan " + summary.planHash())
                .rows(PlanLinks.detail(summary));
    }
}
