package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressLinks;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.MonthEndForecast;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.ScopeParameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeMap;

/** What moving data cost, against the span before, and what the month will have cost at its end. */
@org.springframework.stereotype.Component
class EgressFigure {
    private static final int WEEKS_BACK = 5;

    private final EgressQueries egress;
    private final EgressAttention attention;

    EgressFigure(EgressQueries egress, EgressAttention attention) {
        this.egress = egress;
        this.attention = attention;
    }

    void addTo(KpiStrip strip, ScopeParameters scope) {
        var filter = EgressLayer.filter(scope);
        var totals = egress.totals(filter);
        if (totals.isEmpty()) {
            strip.add(
                    tr("Egress"),
                    tr("unknown"),
                    "",
                    null,
                    egress.billed()
                            .map(there -> lead(
                                    EgressLinks.during(there),
                                    tr("Bills are there for {0}", Formats.range(there.from(), there.to()))))
                            .orElseGet(() -> lead("data", tr("No bill covers this range: import one"))));
            return;
        }
        var total = totals.getFirst();
        strip.add(
                tr("Egress, {0}", Cells.words(scope)),
                Formats.money(total.billedCost().amount()),
                total.currency(),
                () -> figure(total, filter, scope),
                change(total, filter, scope),
                forecast(total, filter, scope).orElseGet(() -> volume(total, totals.size())),
                attention.bullet(scope),
                attention.line(scope));
    }

    /** Days whose bill is complete against as many before: a day that is still to be billed is no saving. */
    private Component change(EgressTotal total, EgressFilter filter, ScopeParameters scope) {
        boolean month = "month".equals(scope.range());
        var compared = egress.comparison(filter.range(), month);
        var before = total(filter.during(compared.before()), total.currency());
        var now = total(filter.during(compared.now()), total.currency());
        if (before.isEmpty()
                || now.isEmpty()
                || before.get().billedCost().amount().signum() <= 0) {
            return new Div(tr("nothing billed in the same span before"));
        }
        return new Div(
                Delta.of(percent(now.get(), before.get()), "%", 1),
                new Span(tr(
                        " against {0}",
                        Formats.range(
                                compared.before().from(), compared.before().to()))));
    }

    private Optional<EgressTotal> total(EgressFilter filter, String currency) {
        return egress.totals(filter).stream()
                .filter(each -> each.currency().equals(currency))
                .findFirst();
    }

    private static Div volume(EgressTotal total, int currencies) {
        return new Div(
                currencies > 1
                        ? tr(
                                "{0} GB at {1} {2} / GB; {3} more currencies",
                                Formats.number(total.gigabytes(), 0),
                                total.perGigabyte()
                                        .map(price -> Formats.number(price, 4))
                                        .orElse(tr("unknown")),
                                total.currency(),
                                currencies - 1)
                        : tr(
                                "{0} GB at {1} {2} / GB",
                                Formats.number(total.gigabytes(), 0),
                                total.perGigabyte()
                                        .map(price -> Formats.number(price, 4))
                                        .orElse(tr("unknown")),
                                total.currency()));
    }

    /** Only for the month that runs: another range has no end to come. */
    private Optional<Component> forecast(EgressTotal total, EgressFilter filter, ScopeParameters scope) {
        if (!"month".equals(scope.range())) {
            return Optional.empty();
        }
        var month = YearMonth.from(scope.from().atOffset(ZoneOffset.UTC));
        var from = month.atDay(1).minusWeeks(WEEKS_BACK);
        var range = new TimeRange(
                from.atStartOfDay(egress.reportingZone()).toInstant(),
                month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(egress.reportingZone())
                        .toInstant());
        var days = new TreeMap<LocalDate, BigDecimal>();
        egress.byDay(filter.during(range)).stream()
                .filter(day -> !day.partial() && day.total().currency().equals(total.currency()))
                .forEach(day -> days.merge(day.day(), day.total().billedCost().amount(), BigDecimal::add));
        return MonthEndForecast.of(month, days).map(found -> forecastLine(found, month, total, filter));
    }

    private Component forecastLine(MonthEndForecast found, YearMonth month, EgressTotal total, EgressFilter filter) {
        var unit = total.currency();
        var figure = new FigureButton(
                Formats.money(found.expected()),
                unit,
                () -> Figure.of(tr("Egress at the end of the month"), Formats.money(found.expected()), unit)
                        .basis(tr("{0}, billed cost", Formats.day(month.atEndOfMonth())))
                        .formula(
                                tr(
                                        "Complete days as billed; each day to come as the mean of the same weekdays of the last four complete weeks. Low and high take the cheapest and the dearest of them."))
                        .worked(Formats.number(found.billed(), 4) + " + "
                                + Formats.number(found.expected().subtract(found.billed()), 4) + " " + unit + " = "
                                + Formats.number(found.expected(), 4) + " " + unit)
                        .input(
                                tr("Billed on {0} days", found.daysBilled()),
                                Formats.number(found.billed(), 4),
                                unit,
                                Kind.MEASURED,
                                tr("imported bills"),
                                "")
                        .input(
                                tr("Expected on {0} days", found.daysAhead()),
                                Formats.number(found.expected().subtract(found.billed()), 4),
                                unit,
                                Kind.FORECAST,
                                tr("weekdays of the last four complete weeks"),
                                "")
                        .input(tr("Low"), Formats.money(found.low()), unit, Kind.FORECAST, tr("cheapest weekdays"), "")
                        .input(tr("High"), Formats.money(found.high()), unit, Kind.FORECAST, tr("dearest weekdays"), "")
                        .query(egress.shownQuery(filter))
                        .build());
        figure.addClassName("tw-inline-figure");
        return new Div(
                new Span(tr("forecast ")), figure, new Span(tr(" by {0}", Formats.dayShort(month.atEndOfMonth()))));
    }

    private Figure figure(EgressTotal total, EgressFilter filter, ScopeParameters scope) {
        return Figure.of(tr("Egress"), Formats.money(total.billedCost().amount()), total.currency())
                .basis(tr("{0}, billed cost", scope.rangeInWords()))
                .formula(tr("Sum of BilledCost over every charge that is a data transfer."))
                .worked(tr(
                        "Σ {0} over {1} charges = {2} {3}",
                        "BilledCost",
                        Formats.number(total.rows()),
                        Formats.fullMoney(total.billedCost().amount()),
                        total.currency()))
                .input(tr("Charges"), Formats.number(total.rows()), tr("rows"), Kind.MEASURED, tr("imported bills"), "")
                .input(
                        tr("Volume"),
                        Formats.number(total.gigabytes(), 1),
                        "GB",
                        Kind.MEASURED,
                        tr("ConsumedQuantity"),
                        "")
                .query(egress.shownQuery(filter))
                .rows(scope.link("egress"))
                .note(
                        tr("Both ends named"),
                        total.coverage()
                                .map(share -> tr("{0} % of the cost", Formats.percent(share, 1)))
                                .orElse(tr("unknown")))
                .build();
    }

    private static BigDecimal percent(EgressTotal now, EgressTotal before) {
        var was = before.billedCost().amount();
        return now.billedCost()
                .amount()
                .subtract(was)
                .multiply(BigDecimal.valueOf(100))
                .divide(was, MathContext.DECIMAL64);
    }

    private static Component lead(String path, String text) {
        return new Div(new Anchor(path, text));
    }
}
