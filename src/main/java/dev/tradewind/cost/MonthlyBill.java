package dev.tradewind.cost;

import dev.tradewind.quantity.Money;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What one month was billed in one currency.
 *
 * @param billedCost sum of BilledCost
 * @param converted the same in the reporting currency at the rate of the month's last day; empty if there is none, and
 *     then the amount stays apart
 */
public record MonthlyBill(YearMonth month, Money billedCost, Optional<Conversion> converted) {}
