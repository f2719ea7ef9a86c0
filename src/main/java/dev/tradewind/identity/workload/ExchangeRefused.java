package dev.tradewind.identity.workload;

/**
 * A token was sent for exchange and not taken.
 *
 * @param address where it came from
 */
public record ExchangeRefused(String address) {}
