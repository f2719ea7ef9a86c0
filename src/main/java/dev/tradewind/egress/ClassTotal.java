package dev.tradewind.egress;

/** Transfers of one class and currency. */
public record ClassTotal(TransferClass transferClass, EgressTotal total) {}
