package dev.tradewind.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What all workloads of a policy may spend together in a month, as planned. Null: no such ceiling.
 *
 * @param usd compute, egress and the share of one-off moves
 * @param egressUsd running egress alone, at list prices
 * @param kgCo2e emissions of running them, kilograms of CO2e
 */
public record MonthlyLimit(
        @Nullable BigDecimal usd,
        @Nullable BigDecimal egressUsd,
        @Nullable BigDecimal kgCo2e) {}
