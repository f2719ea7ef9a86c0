package dev.tradewind.recommendation.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.advice.Artefact;
import dev.tradewind.recommendation.Promise;
import dev.tradewind.recommendation.SeenInFlows;
import dev.tradewind.recommendation.Settlement;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What was promised, what came of it, and the texts to apply. */
public final class PromiseBlock extends Div {
    private static final BigDecimal DAYS_PER_MONTH = new BigDecimal("30.4375");

    /** @param seen what flow logs say, before any bill and beside it */
    public PromiseBlock(Promise promise, @Nullable SeenInFlows seen, @Nullable Settlement settlement, ZoneId zone) {
        addClassName("dc-block");
        add(
                new H3(tr("Promised")),
                line(
                        tr("Saves"),
                        new FigureButton(
                                Formats.money(promise.savingUsdPerMonth()),
                                tr("USD / month"),
                                () -> evidence(promise))),
                line(
                        tr("Between"),
                        new Span(tr(
                                "{0} and {1}",
                                Formats.money(promise.lowUsdPerMonth()), Formats.money(promise.highUsdPerMonth())))),
                line(
                        tr("Its flows fall by"),
                        new Span(Formats.percent(promise.share().doubleValue(), 1) + " %")));
        if (seen != null) {
            add(
                    new H3(tr("Seen in flow logs")),
                    line(
                            tr("Bytes a day"),
                            new FigureButton(
                                    Formats.signed(seen.fell().negate().movePointRight(2), 1),
                                    "%",
                                    () -> observed(promise, seen))),
                    new Div(tr("The {0}. The bill settles.", said(seen.words()))));
        }
        if (settlement != null) {
            add(
                    new H3(tr("Realised")),
                    line(
                            tr("Its flows fell by"),
                            new FigureButton(
                                    Formats.money(settlement.realisedUsdPerMonth()),
                                    tr("USD / month"),
                                    () -> settled(promise, settlement, zone))),
                    line(
                            tr("Promised"),
                            new Span(tr("{0} USD / month", Formats.money(settlement.promisedUsdPerMonth())))),
                    traffic(promise, settlement, zone),
                    new Div(said(settlement.words())));
        }
        add(new H3(tr("To apply")));
        promise.artefacts().forEach(each -> add(artefact(each)));
    }

    private static Div artefact(Artefact of) {
        var needs = new Span(tr("{0}, needs {1}", said(of.title()), of.needs()));
        needs.addClassName("dc-quiet");
        var text = new Pre(of.text());
        text.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", of.fileName());
        text.getStyle().set("overflow-x", "auto");
        var block = new Div(needs);
        if (!of.where().isEmpty()) {
            block.add(quiet(tr("For {0}.", of.where())), quiet(of.risk()));
        }
        block.add(text);
        return block;
    }

    private static Div quiet(String words) {
        var quiet = new Div(words);
        quiet.addClassName("dc-quiet");
        return quiet;
    }

    private static Div line(String label, com.vaadin.flow.component.Component value) {
        var line = new Div(new Span(label), value);
        line.addClassName("tw-pair");
        return line;
    }

    private static Figure evidence(Promise of) {
        var figure = Figure.of(tr("Promised saving"), Formats.money(of.savingUsdPerMonth()), tr("USD / month"))
                .basis(Formats.range(of.from(), of.to()) + ", BilledCost")
                .formula(of.formula())
                .worked(of.worked())
                .query(of.query());
        for (var input : of.inputs()) {
            figure.input(
                    input.name(),
                    input.value(),
                    input.unit(),
                    switch (input.origin()) {
                        case BILLED -> Kind.MEASURED;
                        case PUBLISHED -> Kind.PUBLISHED;
                        case DECLARED -> Kind.ESTIMATED;
                        case ASSUMED -> Kind.MODELLED;
                    },
                    input.source(),
                    "");
        }
        flows(figure, of);
        return figure.build();
    }

    /** What the flows cost or carried a day before and after. */
    private static void days(Figure.Builder figure, String what, String before, String after, String unit) {
        figure.input(tr("{0} a day before", what), before, unit, Kind.MEASURED, tr("the promised flows"), "")
                .input(tr("{0} a day after", what), after, unit, Kind.MEASURED, tr("the promised flows"), "");
    }

    /** With more digits than are shown: it is multiplied by the days of a month. */
    private static String perDay(BigDecimal amount) {
        return Formats.number(amount, 8);
    }

    private static Figure observed(Promise promise, SeenInFlows of) {
        var figure = Figure.of(
                        tr("Bytes a day"), Formats.signed(of.fell().negate().movePointRight(2), 1), "%")
                .basis(tr("{0}, flow logs; no price is known from these", Formats.range(of.from(), of.to())))
                .formula(
                        tr(
                                "bytes a day after ÷ bytes a day before − 1; only days that the logs cover from the first hour to the last, before: of the four weeks before the change, whose own day counts for neither"))
                .worked("%s ÷ %s − 1".formatted(perDay(of.gigabytesPerDayAfter()), perDay(of.gigabytesPerDayBefore())))
                .note(tr("Days before"), Integer.toString(of.daysBefore()))
                .note(tr("Days after"), Integer.toString(of.daysAfter()));
        days(figure, "GB", perDay(of.gigabytesPerDayBefore()), perDay(of.gigabytesPerDayAfter()), "GB");
        flows(figure, promise);
        return figure.build();
    }

    private static Figure settled(Promise promise, Settlement of, ZoneId zone) {
        var figure = Figure.of(tr("Realised fall"), Formats.money(of.realisedUsdPerMonth()), tr("USD / month"))
                .basis(tr("{0}, BilledCost of the promised flows", Formats.range(of.from(), of.to())))
                .formula(
                        tr(
                                "(USD a day before − USD a day after) × 30.4375; whole days, the first is the day after it was applied"))
                .worked("(" + perDay(of.usdPerDayBefore()) + " − " + perDay(of.usdPerDayAfter()) + ") × 30.4375")
                .note(tr("Applied"), Formats.instant(of.appliedAt(), zone))
                .note(tr("Why"), said(of.why()));
        days(figure, "USD", perDay(of.usdPerDayBefore()), perDay(of.usdPerDayAfter()), "USD");
        flows(figure, promise);
        return figure.build();
    }

    /** What the change did without what the traffic did. */
    private static Div traffic(Promise promise, Settlement of, ZoneId zone) {
        var traffic = of.traffic();
        var without = of.withoutUsdPerMonth();
        if (traffic == null || without == null) {
            return new Div();
        }
        var saves = without.subtract(of.usdPerDayAfter().multiply(DAYS_PER_MONTH));
        return line(
                tr("Of today's traffic it saves"),
                new FigureButton(
                        Formats.money(saves), tr("USD / month"), () -> apart(promise, of, traffic, saves, zone)));
    }

    private static Figure apart(Promise promise, Settlement of, BigDecimal traffic, BigDecimal saves, ZoneId zone) {
        var figure = Figure.of(tr("Saved of today's traffic"), Formats.money(saves), tr("USD / month"))
                .basis(tr(
                        "{0}, BilledCost of the promised flows, what they would cost without it",
                        Formats.range(of.from(), of.to())))
                .formula(
                        tr(
                                "(USD a day before × traffic after ÷ before − USD a day after) × 30.4375; traffic is bytes a day of the workload's other flows that both ranges have"))
                .worked("(" + perDay(of.usdPerDayBefore()) + " × " + perDay(traffic) + " − "
                        + perDay(of.usdPerDayAfter()) + ") × 30.4375")
                .input(
                        tr("Traffic after ÷ before"),
                        perDay(traffic),
                        "",
                        Kind.MEASURED,
                        tr("the workload's other flows"),
                        "")
                .note(tr("Applied"), Formats.instant(of.appliedAt(), zone))
                .note(
                        tr("Traffic"),
                        Formats.signed(traffic.subtract(BigDecimal.ONE).movePointRight(2), 1) + " %");
        days(figure, "USD", perDay(of.usdPerDayBefore()), perDay(of.usdPerDayAfter()), "USD");
        flows(figure, promise);
        return figure.build();
    }

    private static void flows(Figure.Builder figure, Promise of) {
        of.flows()
                .forEach(flow -> figure.input(
                        said(flow.transferClass().label()) + " " + flow.from() + " → " + flow.to(),
                        Formats.money(flow.usd()),
                        "USD",
                        Kind.MEASURED,
                        flow.workload() == null
                                ? tr("bills in the lake, {0}", flow.owner())
                                : tr("bills in the lake, {0}, {1}", flow.owner(), flow.workload()),
                        Formats.range(of.from(), of.to())));
    }
}
