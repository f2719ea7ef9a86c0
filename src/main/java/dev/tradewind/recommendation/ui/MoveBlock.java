package dev.tradewind.recommendation.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.recommendation.MoveLook;
import dev.tradewind.recommendation.MoveSettlement;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a move promised beside what it has brought, at the same hours. */
public final class MoveBlock extends Div {
    /** @param settled what was written down for good, once it was */
    public MoveBlock(RecommendationSummary of, MoveLook.Realised realised, @Nullable MoveSettlement settled) {
        addClassName("dc-block");
        var days = realised.range().duration().toDays();
        add(new H3(tr(
                "Realised in the first {0} whole {1}{2}",
                days, days == 1 ? tr("day") : tr("days"), settled == null ? "" : tr(", settled"))));
        var grams = realised.kgCo2ePerMonth();
        add(line(
                tr("Emissions, promised {0}", Formats.signed(of.deltaKgCo2ePerMonth(), 1)),
                grams == null
                        ? new Span(tr("not known: an hour of one of the grids is missing"))
                        : new FigureButton(
                                Formats.signed(grams, 1), tr("kgCO2e / month"), () -> emissions(of, realised, grams))));
        var rtt = realised.rttMillis();
        add(line(
                tr("Latency, promised {0}", Formats.signed(of.deltaRttMillis(), 1)),
                rtt == null
                        ? new Span(tr("not measured to both places"))
                        : new FigureButton(Formats.signed(rtt, 1), "ms", () -> latency(of, realised, rtt))));
        add(line(tr("Cost, promised {0}", Formats.signed(of.deltaUsdPerMonth(), 2)), cost(of, realised)));
        if (settled != null) {
            var words = new Div(tr("Settled: {0}.", said(settled.words())));
            words.addClassName("dc-quiet");
            add(words);
        }
    }

    private static Component cost(RecommendationSummary of, MoveLook.Realised realised) {
        var usd = realised.usdPerMonth();
        return usd != null
                ? new FigureButton(Formats.signed(usd, 2), tr("USD / month"), () -> billed(of, realised, usd))
                : new Span(
                        realised.billed()
                                ? tr("no bill names this workload before and after")
                                : tr("its bill is not here yet"));
    }

    private static Figure billed(RecommendationSummary of, MoveLook.Realised realised, BigDecimal usd) {
        return Figure.of(tr("Cost since the move"), Formats.signed(usd, 2), tr("USD / month"))
                .basis(tr(
                        "{0}, EffectiveCost of charges whose tag names the workload",
                        Formats.range(realised.range().from(), realised.range().to())))
                .formula(tr("(USD a day after − USD a day of as many whole days before the move) × 30.4375"))
                .input(
                        tr("Promised"),
                        Formats.signed(of.deltaUsdPerMonth(), 2),
                        tr("USD / month"),
                        Kind.MODELLED,
                        tr("the planner, from its snapshot"),
                        "")
                .build();
    }

    private static Div line(String label, Component value) {
        var line = new Div(new Span(label), value);
        line.addClassName("tw-pair");
        return line;
    }

    private static String hours(MoveLook.Realised realised) {
        var run = realised.run();
        return run == null
                ? Formats.range(realised.range().from(), realised.range().to())
                : tr("its run, {0}", Formats.range(run.from(), run.to()));
    }

    private static Figure emissions(RecommendationSummary of, MoveLook.Realised realised, double grams) {
        var low = realised.lowKgCo2ePerMonth();
        var high = realised.highKgCo2ePerMonth();
        return Figure.of(tr("Emissions since the move"), Formats.signed(grams, 1), tr("kgCO2e / month"))
                .basis(tr("{0}, attributional difference, average intensity, location-based", hours(realised)))
                .formula(
                        realised.run() == null
                                ? tr(
                                        "(emissions where it runs − emissions where it ran, the same hours) ÷ days × 30.4375")
                                : tr(
                                        "(emissions of its run − emissions of the same run where and when it would have been) × runs a month"))
                .input(
                        tr("Promised"),
                        Formats.signed(of.deltaKgCo2ePerMonth(), 1),
                        tr("kgCO2e / month"),
                        Kind.MODELLED,
                        tr("the planner, from its snapshot"),
                        "")
                .note(
                        tr("Range"),
                        low == null || high == null
                                ? tr("not known")
                                : tr("{0} to {1}", Formats.signed(low, 1), Formats.signed(high, 1)))
                .build();
    }

    private static Figure latency(RecommendationSummary of, MoveLook.Realised realised, double rtt) {
        return Figure.of(tr("Latency since the move"), Formats.signed(rtt, 1), "ms")
                .basis(tr(
                        "{0}, medians of measured round trips",
                        Formats.range(realised.range().from(), realised.range().to())))
                .formula(tr("sum of share × (median to the new place − median to the former), by users, the same days"))
                .input(
                        tr("Promised"),
                        Formats.signed(of.deltaRttMillis(), 1),
                        "ms",
                        Kind.MODELLED,
                        tr("the planner, from its snapshot"),
                        "")
                .build();
    }
}
