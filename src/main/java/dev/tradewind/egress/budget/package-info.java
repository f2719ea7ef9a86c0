/**
 * Budgets of egress: an amount per calendar month for an owner, class, flow or provider, what is spent of it, where the
 * month will end, and who hears of it. {@link WeekdayForecast}, {@link BackTest} and {@link MonthOutlook} are pure. How
 * the forecast is made and how well it does stands in {@code docs/budgets.md}.
 */
@NamedInterface("budget")
@NullMarked
package dev.tradewind.egress.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
