package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

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
                said(of.title()),
                of.workload() + " · " + of.owner() + " · " + of.site(),
                new Paragraph(said(of.why())),
                labelled(tr("Risk"), of.risk()),
                labelled(tr("One-off"), of.oneOff()),
                labelled(
                        tr("Checked"),
                        tr(
                                "once applied, in the bills of the days after: these flows must fall by {0} %",
                                Formats.percent(of.promisedShare().doubleValue(), 1))),
                proposal);
        proposal.getStyle().set("margin-top", "var(--tw-space-2, 12px)");
        proposing.ifPresent(by -> proposal.add(new ProposeAdvice(of, filter, assumptions, by)));
        var apply = new Panel(tr("Apply"), tr("checked against the schema of its kind"), artefacts(of));
        add(new Stack(figures(of, among), what, apply));
    }

    private static KpiStrip figures(Advice of, Advised among) {
        var saving = of.saving();
        var strip = new KpiStrip()
                .add(
                        tr("Saves"),
                        Formats.money(saving.usdPerMonth()),
                        tr("USD / month"),
                        () -> evidence(of, among),
                        tr("between {0} and {1}", Formats.money(saving.low()), Formats.money(saving.high())));
        var oneOff = of.oneOffUsd();
        if (oneOff == null) {
            strip.add(tr("One-off"), tr("unknown"), "", null, tr("no price is known"));
        } else {
            strip.add(tr("One-off"), Formats.money(oneOff), "USD", () -> oneOff(of, oneOff), payBack(of, oneOff));
        }
        return strip;
    }

    private static String payBack(Advice of, BigDecimal oneOff) {
        if (oneOff.signum() == 0) {
            return tr("nothing to pay back");
        }
        var months = oneOff.divide(of.saving().usdPerMonth(), MathContext.DECIMAL32);
        if (months.compareTo(BigDecimal.ONE) >= 0) {
            return tr("paid back after {0} months", Formats.number(months, 1));
        }
        var days = months.multiply(Advice.DAYS_PER_MONTH).setScale(0, RoundingMode.CEILING);
        return days.equals(BigDecimal.ONE) ? tr("paid back after {0} day", days) : tr("paid back after {0} days", days);
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
        var figure = Figure.of(said(of.title()), Formats.money(of.saving().usdPerMonth()), tr("USD / month"))
                .basis(Formats.range(among.range().from(), among.range().to()) + ", BilledCost")
                .formula(of.saving().formula())
                .worked(of.saving().worked())
                .query(among.query())
                .note(tr("Low"), tr("{0} USD / month", Formats.money(of.saving().low())))
                .note(
                        tr("High"),
                        tr("{0} USD / month", Formats.money(of.saving().high())));
        of.flows().forEach(each -> figure.note(tr("Flow"), each.name()));
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
        return Figure.of(tr("One-off cost"), Formats.money(usd), "USD")
                .basis(said(of.title()))
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
