package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.budget.BudgetAlerts;
import dev.tradewind.egress.budget.BudgetLinks;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import dev.tradewind.ui.TrendChart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One budget: its month day by day, what was told of it, and who hears. */
final class BudgetDetail {
    private final BudgetParts parts;
    private final BudgetStatus status;

    BudgetDetail(BudgetParts parts, BudgetStatus status) {
        this.parts = parts;
        this.status = status;
    }

    Component content() {
        var row = new Div(month(), told());
        row.addClassName("tw-row");
        row.getStyle().set("--tw-columns", "minmax(0, 1.8fr) minmax(0, 1fr)");
        return row;
    }

    private Panel month() {
        var currency = status.terms().amount().currency();
        var chart = new TrendChart(
                tr("{0}, summed up over the month", status.terms().name()), currency);
        chart.setHeight("260px");
        chart.setData(
                series(),
                List.of(new ChartSeries.Line(
                        tr("budget"), status.terms().amount().amount().doubleValue())));
        var panel = new Panel(
                        status.terms().name(),
                        tr(
                                "{0} in {1}, summed up day by day, {2}",
                                status.terms().metric().column(), currency, status.month()),
                        chart)
                .tools(new Anchor(
                        BudgetLinks.covered(status.terms().scope(), status.month()), tr("Show on the Egress page")))
                .foot(new Span(forecastWords()));
        if (parts.mayChange()) {
            panel.tools(
                    new Button(tr("Change"), click -> new BudgetDialog(parts, status.budget(), parts::reload).open()));
        }
        return panel;
    }

    private String forecastWords() {
        if (status.outlook().daysToCome() == 0) {
            return tr("The month is over and billed.");
        }
        var through = status.billedThrough();
        if (through == null) {
            return tr("No bill is there yet: bring one in on the Data page.");
        }
        var billed = tr(
                "Billed whole through {0}, {1} days to come. ",
                Formats.day(through), status.outlook().daysToCome());
        if (status.forecast().isEmpty()) {
            return tr("{0}No forecast: {1}.", billed, BudgetFigures.noForecast(status));
        }
        return status.outlook().low() == null
                ? tr("{0}No band: {1}.", billed, BudgetFigures.noBand(status))
                : tr(
                        "{0}The band holds four of five of {1} forecasts tried on this budget's past.",
                        billed, status.outlook().backTests());
    }

    private List<ChartSeries> series() {
        var first = status.month().atDay(1);
        int length = status.month().lengthOfMonth();
        var amount = status.terms().amount().amount().doubleValue();
        var spent = new ArrayList<ChartSeries.Point>();
        var even = new ArrayList<ChartSeries.Point>();
        var expected = new ArrayList<ChartSeries.Point>();
        var low = new ArrayList<ChartSeries.Point>();
        var high = new ArrayList<ChartSeries.Point>();
        var learned = status.outlook().forecast();
        double sum = 0;
        double ahead = 0;
        double all = status.forecast()
                .map(each -> each.subtract(status.outlook().known()).doubleValue())
                .orElse(0.0);
        for (var day = first; day.isBefore(first.plusDays(length)); day = day.plusDays(1)) {
            var cost = status.days().get(day);
            boolean over = day.isBefore(status.until());
            boolean known = over && cost != null;
            sum += over && cost != null ? cost.doubleValue() : 0;
            spent.add(point(day, over ? sum : null));
            even.add(point(day, amount * day.getDayOfMonth() / length));
            ahead += known || learned == null ? 0 : learned.on(day);
            boolean dashed = learned != null && !day.isBefore(status.until().minusDays(1));
            expected.add(point(day, dashed ? sum + ahead : null));
            low.add(point(day, dashed ? edge(sum, ahead, all, status.outlook().low()) : null));
            high.add(point(day, dashed ? edge(sum, ahead, all, status.outlook().high()) : null));
        }
        var series = new ArrayList<>(List.of(
                new ChartSeries(tr("Spent"), "--tw-cost-5", spent),
                new ChartSeries(tr("Budget spread evenly"), "--tw-text-3", even, Kind.MODELLED)));
        if (learned != null) {
            series.add(new ChartSeries(tr("Forecast"), "--tw-cost-5", expected, Kind.FORECAST));
        }
        if (learned != null && status.outlook().low() != null) {
            series.add(new ChartSeries(tr("One month in ten below"), "--tw-text-3", low, Kind.FORECAST));
            series.add(new ChartSeries(tr("One month in ten above"), "--tw-text-3", high, Kind.FORECAST));
        }
        return series;
    }

    /** The band opens in proportion to what is expected by then. */
    private @Nullable Double edge(double sum, double ahead, double all, @Nullable BigDecimal end) {
        if (end == null || all <= 0) {
            return null;
        }
        return sum + ahead / all * (end.subtract(status.outlook().known()).doubleValue());
    }

    private static ChartSeries.Point point(LocalDate day, @Nullable Double value) {
        return new ChartSeries.Point(day.atStartOfDay().toInstant(ZoneOffset.UTC), value);
    }

    private Panel told() {
        var list = new Div();
        list.addClassName("tw-list");
        var alerts = parts.alerts().of(status.budget(), status.month());
        status.terms().thresholds().forEach(threshold -> list.add(line(threshold, alerts)));
        var notified = status.terms().notified();
        var who = new ArrayList<String>();
        who.add(tr("who made it"));
        if (notified.ownerTeam()) {
            who.add(tr("group {0}", status.terms().owner()));
        }
        notified.roles().stream().sorted().map(role -> tr("every {0}", role)).forEach(who::add);
        notified.groups().stream().sorted().map(group -> tr("group {0}", group)).forEach(who::add);
        var budget = status.budget();
        return new Panel(tr("Thresholds"), tr("told once per month"), list)
                .flush()
                .foot(
                        new Span(tr("Told to {0}.", String.join(", ", who))),
                        new Anchor(
                                "audit?q=" + budget.id(),
                                tr(
                                        "Version {0} of {1}",
                                        budget.version(),
                                        Formats.day(
                                                budget.changedAt(),
                                                Locality.current().zone()))));
    }

    private static String told(BudgetAlerts.Alert alert) {
        return Formats.dayShort(LocalDate.ofInstant(alert.raisedAt(), ZoneOffset.UTC));
    }

    private Component line(Threshold threshold, List<BudgetAlerts.Alert> alerts) {
        var terms = status.terms();
        var at = terms.amount()
                .amount()
                .multiply(BigDecimal.valueOf(threshold.percent()))
                .movePointLeft(2);
        var name = new Span(threshold.words());
        name.addClassName("tw-strong");
        var amount = new Span(Formats.money(at, terms.amount().currency()));
        amount.addClassNames("tw-grow", "tw-quiet");
        var told = alerts.stream()
                .filter(alert -> alert.threshold().equals(threshold))
                .findFirst();
        boolean passed = status.passed(threshold);
        var words = passed ? tr("passed") : tr("not passed");
        var when = told.map(alert -> alert.clearedAt() == null
                        ? tr(", told {0}", told(alert))
                        : tr(", told {0}, taken back", told(alert)))
                .orElse(passed ? tr(", to be told within ten minutes") : "");
        var line = new Div(name, amount, new StatusMark(passed ? Status.DEGRADED : Status.WAITING, words + when));
        line.addClassNames("tw-line", "tw-list-line");
        line.getStyle().set("display", "flex");
        return line;
    }
}
