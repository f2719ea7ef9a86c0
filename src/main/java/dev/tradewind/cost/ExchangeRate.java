package dev.tradewind.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A published rate of one day.
 *
 * @param currency ISO 4217
 * @param perEuro units of the currency for one euro
 * @param source who published it, and in which file it came
 */
public record ExchangeRate(LocalDate day, String currency, BigDecimal perEuro, String source) {}
