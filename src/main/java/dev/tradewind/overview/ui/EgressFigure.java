package dev.tradewind.overview.ui;

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
                    "Egress",
                    "unknown",
                    "",
                    null,
                    egress.billed()
                            .map(there -> lead(
                                    EgressLinks.during(there),
                                    "Bills are there for " + Formats.range(there.from(), there.to())))
                            .orElseGet(() -> lead("data", "No bill covers this range: import one")));
            return;
        }
        var total = totals.getFirst();
        strip.add(
                "Egress, " + Cells.words(scope),
                Formats.money(total.billedCost().amount()),
                total.currency(),
                () -> figure(total, filter, scope),
                change(total, filter, scope),
                forecast(total, filter, scope).orElseGet(() -> volume(total, totals.size())),
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
            return new Div("nothing billed in the same span before");
        }
        return new Div(
                Delta.of(percent(now.get(), before.get()), "%", 1),
                new Span(" against "
                        + Formats.range(
                                compared.before().from(), compared.before().to())));
    }

    private Optional<EgressTotal> total(EgressFilter filter, String currency) {
        return egress.totals(filter).stream()
                .filter(each -> each.currency().equals(currency))
                .findFirst();
    }

    private static Div volume(EgressTotal total, int currencies) {
        return new Div(Formats.number(total.gigabytes(), 0) + " GB at "
                + total.perGigabyte().map(price -> Formats.number(price, 4)).orElse("unknown") + " " + total.currency()
                + " / GB" + (currencies > 1 ? "; " + (currencies - 1) + " more currencies" : ""));
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
                () -> Figure.of("Egress at the end of the month", Formats.money(found.expected()), unit)
                        .basis(Formats.day(month.atEndOfMonth()) + ", billed cost")
                        .formula("Complete days as billed; each day to come as the mean of the same weekdays of the"
                                + " last four complete weeks. Low and high take the cheapest and the dearest of them.")
                        .worked(Formats.money(found.billed()) + " billed on " + found.daysBilled() + " days\n+ "
                                + Formats.money(found.expected().subtract(found.billed())) + " expected on "
                                + found.daysAhead() + " days\n= " + Formats.money(found.expected()) + " " + unit)
                        .input("Billed", Formats.money(found.billed()), unit, Kind.MEASURED, "imported bills", "")
                        .input("Low", Formats.money(found.low()), unit, Kind.FORECAST, "cheapest weekdays", "")
                        .input("High", Formats.money(found.high()), unit, Kind.FORECAST, "dearest weekdays", "")
                        .query(egress.shownQuery(filter))
                        .build());
        figure.addClassName("tw-inline-figure");
        return new Div(new Span("forecast "), figure, new Span(" by " + Formats.dayShort(month.atEndOfMonth())));
    }

    private Figure figure(EgressTotal total, EgressFilter filter, ScopeParameters scope) {
        return Figure.of("Egress", Formats.money(total.billedCost().amount()), total.currency())
                .basis(scope.rangeInWords() + ", billed cost")
                .formula("Sum of BilledCost over every charge that is a data transfer.")
                .input("Charges", Formats.number(total.rows()), "rows", Kind.MEASURED, "imported bills", "")
                .input("Volume", Formats.number(total.gigabytes(), 1), "GB", Kind.MEASURED, "ConsumedQuantity", "")
                .query(egress.shownQuery(filter))
                .rows(scope.link("egress"))
                .note(
                        "Both ends named",
                        total.coverage()
                                .map(share -> Formats.percent(share, 1) + " % of the cost")
                                .orElse("unknown"))
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
