package dev.tradewind.cost;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An amount in another currency, with all that is needed to check it.
 *
 * @param rate units of the target currency for one of the source currency, to 20 decimals
 * @param day whose rate it is; banks publish none at weekends, so it may be some days before the one asked for
 */
public record Conversion(Money from, Money to, BigDecimal rate, LocalDate day, String source) {}
