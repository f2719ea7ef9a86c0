package dev.tradewind.egress.whatif;

import java.math.BigDecimal;

/**
 * What is carried once.
 *
 * @param what in words
 * @param price its cost is null where no price is known
 */
public record OneOff(String what, BigDecimal gigabytes, Price price) {}
