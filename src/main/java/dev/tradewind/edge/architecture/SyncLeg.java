package dev.tradewind.edge.architecture;

import java.math.BigDecimal;

/**
 * A part of what a distributed model sends in a month, at one price.
 *
 * @param from where users write
 * @param to where the data lie
 * @param source of the price
 */
public record SyncLeg(String from, String to, BigDecimal gigabytes, BigDecimal usdPerGb, String source) {}
