package dev.tradewind.egress.advice;

import java.math.BigDecimal;

/**
 * A flow at which a rule looked and had nothing to offer.
 *
 * @param reason what is missing or does not fit, and what would change that
 */
public record NotOffered(AdviceKind kind, String flow, BigDecimal usdPerMonth, String reason) {}
