package dev.tradewind.placement;

/**
 * What one more unit of a budget would save, scaled: a part of the bound's certificate.
 *
 * @param scaled nano-USD per nano-USD or per mg, × 2²⁰
 */
public record BudgetPrice(String budget, long scaled) {}
