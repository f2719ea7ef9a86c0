package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.budget.BackTest;
import dev.tradewind.egress.budget.BudgetLinks;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.egress.budget.WeekdayForecast;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Locality;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;

/** The evidence of a budget's figures. */
final class BudgetFigures {
    private static final String BILLS = key("bills in the lake");

    private final BudgetStatuses statuses;

    BudgetFigures(BudgetStatuses statuses) {
        this.statuses = statuses;
    }

    Figure spent(BudgetStatus status) {
        var terms = status.terms();
        var plain = Formats.fullMoney(status.spent().amount());
        var figure = started(tr("Spent of {0}", terms.name()), status.spent().amount(), status)
                .formula(tr(
                        "The sum of {0} over the month's transfer charges in the scope: {1}. Days that are not over or not billed whole count as far as they are billed. Currencies are never added.",
                        terms.metric().column(), said(terms.scope().words())))
                .worked(tr(
                        "Σ {0} over {1} charges = {2} {3}",
                        terms.metric().column(),
                        Formats.number(status.charges()),
                        plain,
                        terms.amount().currency()))
                .note(
                        tr("Share of the budget"),
                        Formats.percent(status.share(status.spent().amount()), 1) + " %")
                .input(
                        terms.metric().column(),
                        plain,
                        terms.amount().currency(),
                        Kind.MEASURED,
                        tr(BILLS),
                        through(status));
        status.otherCurrencies()
                .forEach(other -> figure.input(
                        tr("Besides, not in it"),
                        other.amount().toPlainString(),
                        other.currency(),
                        Kind.MEASURED,
                        tr(BILLS),
                        through(status)));
        return figure.build();
    }

    Figure forecast(BudgetStatus status) {
        var outlook = status.outlook();
        var expected = status.forecast().orElseThrow();
        var currency = status.terms().amount().currency();
        var learned = outlook.forecast();
        var figure = started(tr("Forecast of {0}", status.terms().name()), expected, status);
        if (learned == null) {
            return figure.formula(tr("The month is over and billed: nothing is left to foretell."))
                    .build();
        }
        figure.formula(
                        tr(
                                "Days that are over and billed as they were; each other day as level × what its weekday does, both medians of the eight weeks before, the level carried along its drift. The band holds four of five errors of the same forecast made on each day of the past half year."))
                .worked(Formats.number(outlook.known(), 4) + " + "
                        + Formats.number(expected.subtract(outlook.known()), 4) + " = "
                        + Formats.number(expected, 4) + " " + currency)
                .input(
                        tr("Billed on {0} days", outlook.daysKnown()),
                        Formats.number(outlook.known(), 4),
                        currency,
                        Kind.MEASURED,
                        tr(BILLS),
                        through(status))
                .input(
                        tr("Expected on {0} days", outlook.daysToCome()),
                        Formats.number(expected.subtract(outlook.known()), 4),
                        currency,
                        Kind.FORECAST,
                        tr("level × weekday"),
                        "")
                .input(
                        tr("Level"),
                        Formats.number(learned.level(), 2),
                        tr("{0} / day", currency),
                        Kind.MODELLED,
                        tr("last two weeks"),
                        "")
                .input(
                        tr("Drift"),
                        Formats.number(learned.drift(), 3),
                        tr("{0} / day", currency),
                        Kind.MODELLED,
                        tr("last 8 weeks"),
                        "")
                .note(tr("Weekdays"), tr("{0}, from {1} days", weekdays(learned), learned.learnedFrom()));
        var low = outlook.low();
        var high = outlook.high();
        if (low == null || high == null) {
            figure.note(tr("Band"), noBand(status));
        } else {
            figure.input(tr("Low"), Formats.money(low), currency, Kind.FORECAST, tr("one month in ten below"), "")
                    .input(tr("High"), Formats.money(high), currency, Kind.FORECAST, tr("one month in ten above"), "")
                    .note(
                            tr("Tried"),
                            tr(
                                    "{0} forecasts of {1} days held against the bills",
                                    outlook.backTests(), outlook.daysToCome()));
        }
        return figure.build();
    }

    /** Why there is no forecast, in words. */
    static String noForecast(BudgetStatus status) {
        return tr("not enough history: {0} of {1} days", status.outlook().history(), WeekdayForecast.LEAST_DAYS);
    }

    /** Why there is no band, in words. */
    static String noBand(BudgetStatus status) {
        return tr(
                "not enough history: {0} of {1} forecasts of so many days could be tried",
                status.outlook().backTests(), BackTest.LEAST);
    }

    private Figure.Builder started(String title, BigDecimal value, BudgetStatus status) {
        return Figure.of(title, Formats.money(value), status.terms().amount().currency())
                .basis(Formats.range(
                                BudgetStatuses.range(status.month()).from(),
                                BudgetStatuses.range(status.month()).to())
                        + ", " + status.terms().metric().column())
                .query(statuses.shownQuery(status))
                .rows(BudgetLinks.covered(status.terms().scope(), status.month()))
                .note(
                        tr("Budget"),
                        tr(
                                "{0} a month, version {1}",
                                BudgetDrawings.amount(status.terms()),
                                status.budget().version()))
                .note(tr("Days"), "UTC");
    }

    private static String through(BudgetStatus status) {
        var through = status.billedThrough();
        return through == null ? tr("no bill is there yet") : tr("whole through {0}", Formats.day(through));
    }

    private static String weekdays(WeekdayForecast learned) {
        var text = new StringBuilder();
        for (var day : DayOfWeek.values()) {
            text.append(day.getDisplayName(TextStyle.SHORT, Locality.current().locale()))
                    .append(' ')
                    .append(Formats.number(learned.weekday()[day.getValue() - 1], 2))
                    .append(day == DayOfWeek.SUNDAY ? "" : ", ");
        }
        return text.toString();
    }
}
