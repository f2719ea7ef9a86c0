package dev.tradewind.egress.api;

import dev.tradewind.egress.budget.BudgetState;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a budget stands in a month.
 *
 * @param spent of the month so far
 * @param otherCurrencies billed in the scope besides; not in it
 * @param billedThrough last day that is over and billed by every provider of the scope; null before the first bill
 * @param forecast at the month's end; null with less than 28 known days of history
 * @param forecastLow below which one month in ten ends; null where too few forecasts could be tried
 * @param forecastHigh above which one month in ten ends; null where too few forecasts could be tried
 * @param triedForecasts how many forecasts of as many days were held against what came
 */
record BudgetStanding(
        UUID budget,
        String name,
        String owner,
        YearMonth month,
        BudgetState state,
        CostMetric metric,
        Money amount,
        Money spent,
        List<Money> otherCurrencies,
        @Nullable LocalDate billedThrough,
        int daysToCome,
        @Nullable Money forecast,
        @Nullable Money forecastLow,
        @Nullable Money forecastHigh,
        int triedForecasts) {

    static BudgetStanding of(BudgetStatus status) {
        var outlook = status.outlook();
        var currency = status.spent().currency();
        return new BudgetStanding(
                status.budget().id(),
                status.terms().name(),
                status.terms().owner(),
                status.month(),
                status.state(),
                status.terms().metric(),
                status.terms().amount(),
                status.spent(),
                status.otherCurrencies(),
                status.billedThrough(),
                outlook.daysToCome(),
                money(status.forecast().orElse(null), currency),
                money(outlook.low(), currency),
                money(outlook.high(), currency),
                outlook.backTests());
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }
}
