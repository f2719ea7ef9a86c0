package dev.tradewind.egress.ui;

import dev.tradewind.egress.budget.BackTest;
import dev.tradewind.egress.budget.BudgetLinks;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.egress.budget.WeekdayForecast;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;

/** The evidence of a budget's figures. */
final class BudgetFigures {
    private static final String BILLS = "bills in the lake";

    private final BudgetStatuses statuses;

    BudgetFigures(BudgetStatuses statuses) {
        this.statuses = statuses;
    }

    Figure spent(BudgetStatus status) {
        var terms = status.terms();
        var plain = status.spent().amount().toPlainString();
        var figure = started("Spent of " + terms.name(), status.spent().amount(), status)
                .formula("The sum of " + terms.metric().column() + " over the month's transfer charges in the scope: "
                        + terms.scope().words() + ". Days that are not over or not billed whole count as far as they"
                        + " are billed. Currencies are never added.")
                .worked("Σ " + terms.metric().column() + " over " + Formats.number(status.charges()) + " charges = "
                        + plain
                        + " " + terms.amount().currency() + "\n÷ "
                        + terms.amount().amount().toPlainString() + " = "
                        + Formats.percent(status.share(status.spent().amount()), 1) + " %")
                .input(
                        terms.metric().column(),
                        plain,
                        terms.amount().currency(),
                        Kind.MEASURED,
                        BILLS,
                        through(status));
        status.otherCurrencies()
                .forEach(other -> figure.input(
                        "Besides, not in it",
                        other.amount().toPlainString(),
                        other.currency(),
                        Kind.MEASURED,
                        BILLS,
                        through(status)));
        return figure.build();
    }

    Figure forecast(BudgetStatus status) {
        var outlook = status.outlook();
        var expected = status.forecast().orElseThrow();
        var currency = status.terms().amount().currency();
        var learned = outlook.forecast();
        var figure = started("Forecast of " + status.terms().name(), expected, status);
        if (learned == null) {
            return figure.formula("The month is over and billed: nothing is left to foretell.")
                    .build();
        }
        figure.formula(
                        "Days that are over and billed as they were; each other day as level × what its weekday does, both"
                                + " medians of the eight weeks before, the level carried along its drift. The band holds four of"
                                + " five errors of the same forecast made on each day of the past half year.")
                .worked(Formats.money(outlook.known()) + " on " + outlook.daysKnown() + " days\n+ "
                        + Formats.money(expected.subtract(outlook.known())) + " expected on " + outlook.daysToCome()
                        + " days\n= " + Formats.money(expected) + " " + currency)
                .input(
                        "Level",
                        Formats.number(learned.level(), 2),
                        currency + " / day",
                        Kind.MODELLED,
                        "last two weeks",
                        "")
                .input(
                        "Drift",
                        Formats.number(learned.drift(), 3),
                        currency + " / day",
                        Kind.MODELLED,
                        "last 8 weeks",
                        "")
                .note("Weekdays", weekdays(learned) + ", from " + learned.learnedFrom() + " days");
        var low = outlook.low();
        var high = outlook.high();
        if (low == null || high == null) {
            figure.note("Band", noBand(status));
        } else {
            figure.input("Low", Formats.money(low), currency, Kind.FORECAST, "one month in ten below", "")
                    .input("High", Formats.money(high), currency, Kind.FORECAST, "one month in ten above", "")
                    .note(
                            "Tried",
                            outlook.backTests() + " forecasts of " + outlook.daysToCome()
                                    + " days held against the bills");
        }
        return figure.build();
    }

    /** Why there is no forecast, in words. */
    static String noForecast(BudgetStatus status) {
        return "not enough history: " + status.outlook().history() + " of " + WeekdayForecast.LEAST_DAYS + " days";
    }

    /** Why there is no band, in words. */
    static String noBand(BudgetStatus status) {
        return "not enough history: " + status.outlook().backTests() + " of " + BackTest.LEAST
                + " forecasts of so many days could be tried";
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
                        "Budget",
                        BudgetDrawings.amount(status.terms()) + " a month, version "
                                + status.budget().version())
                .note("Days", "UTC");
    }

    private static String through(BudgetStatus status) {
        var through = status.billedThrough();
        return through == null ? "no bill is there yet" : "whole through " + Formats.day(through);
    }

    private static String weekdays(WeekdayForecast learned) {
        var text = new StringBuilder();
        for (var day : DayOfWeek.values()) {
            text.append(day.getDisplayName(TextStyle.SHORT, Locale.UK))
                    .append(' ')
                    .append(Formats.number(learned.weekday()[day.getValue() - 1], 2))
                    .append(day == DayOfWeek.SUNDAY ? "" : ", ");
        }
        return text.toString();
    }
}
