package dev.tradewind.egress.change;

/** One flow of one payer in one range and currency. */
public record BilledFlow(FlowKey key, Billed billed) {}
