package dev.tradewind.egress;

/**
 * What a transfer row was told to be.
 *
 * @param rule name of the rule that told it
 */
public record Classified(TransferClass transferClass, Ends ends, String rule) {}
