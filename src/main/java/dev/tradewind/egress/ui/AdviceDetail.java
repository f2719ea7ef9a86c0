package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.AdviceInput;
import dev.tradewind.egress.advice.Advised;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** One piece of advice: why here, what it saves and costs, its risk, what to apply, and the way to propose it. */
final class AdviceDetail extends Div {

    private final Div proposal = new Div();

    AdviceDetail(
            Advice of, Advised among, EgressFilter filter, Assumptions assumptions, Optional<Proposing> proposing) {
        var what = new Panel(
                of.title(),
                of.workload() + " · " + of.owner() + " · " + of.site(),
                new Paragraph(of.why()),
                labelled("Risk", of.risk()),
                labelled("One-off", of.oneOff()),
                labelled(
                        "Checked",
                        "once applied, in the bills of the days after: these flows must fall by "
                                + Formats.percent(of.promisedShare().doubleValue(), 1) + " %"),
                proposal);
        proposal.getStyle().set("margin-top", "var(--tw-space-2, 12px)");
        proposing.ifPresent(by -> proposal.add(new ProposeAdvice(of, filter, assumptions, by)));
        var apply = new Panel("Apply", "checked against the schema of its kind", artefacts(of));
        add(new Stack(figures(of, among), what, apply));
    }

    private static KpiStrip figures(Advice of, Advised among) {
        var saving = of.saving();
        var strip = new KpiStrip()
                .add(
                        "Saves",
                        Formats.money(saving.usdPerMonth()),
                        "USD / month",
                        () -> evidence(of, among),
                        "between " + Formats.money(saving.low()) + " and " + Formats.money(saving.high()));
        var oneOff = of.oneOffUsd();
        if (oneOff == null) {
            strip.add("One-off", "unknown", "", null, "no price is known");
        } else {
            strip.add("One-off", Formats.money(oneOff), "USD", () -> oneOff(of, oneOff), payBack(of, oneOff));
        }
        return strip;
    }

    private static String payBack(Advice of, BigDecimal oneOff) {
        if (oneOff.signum() == 0) {
            return "nothing to pay back";
        }
        var months = oneOff.divide(of.saving().usdPerMonth(), MathContext.DECIMAL32);
        if (months.compareTo(BigDecimal.ONE) >= 0) {
            return "paid back after " + Formats.number(months, 1) + " months";
        }
        var days = months.multiply(Advice.DAYS_PER_MONTH).setScale(0, RoundingMode.CEILING);
        return "paid back after " + days + (days.equals(BigDecimal.ONE) ? " day" : " days");
    }

    private static Component artefacts(Advice of) {
        var all = new Stack();
        of.artefacts().forEach(each -> all.add(new ArtefactBlock(each)));
        return all;
    }

    private static Div labelled(String label, String text) {
        var name = new Span(label + ": ");
        name.addClassName("tw-quiet");
        return new Div(name, new Span(text));
    }

    /** The saving with all that it was computed from. */
    static Figure evidence(Advice of, Advised among) {
        var figure = Figure.of(of.title(), Formats.money(of.saving().usdPerMonth()), "USD / month")
                .basis(Formats.range(among.range().from(), among.range().to()) + ", BilledCost")
                .formula(of.saving().formula())
                .worked(of.saving().worked())
                .query(among.query())
                .note("Low", Formats.money(of.saving().low()) + " USD / month")
                .note("High", Formats.money(of.saving().high()) + " USD / month");
        of.flows().forEach(each -> figure.note("Flow", each.name()));
        for (var input : of.saving().inputs()) {
            figure.input(input.name(), grouped(input.value()), input.unit(), kind(input.origin()), input.source(), "");
        }
        return figure.build();
    }

    /** A plain number with separators; anything else as it is. */
    private static String grouped(String value) {
        if (!value.matches("\\d+(\\.\\d+)?")) {
            return value;
        }
        var number = new BigDecimal(value);
        return Formats.number(number, Math.max(0, number.scale()));
    }

    private static Figure oneOff(Advice of, BigDecimal usd) {
        return Figure.of("One-off cost", Formats.money(usd), "USD")
                .basis(of.title())
                .formula(of.oneOff())
                .build();
    }

    static Kind kind(AdviceInput.Origin origin) {
        return switch (origin) {
            case BILLED -> Kind.MEASURED;
            case PUBLISHED -> Kind.PUBLISHED;
            case DECLARED -> Kind.ESTIMATED;
            case ASSUMED -> Kind.MODELLED;
        };
    }
}
