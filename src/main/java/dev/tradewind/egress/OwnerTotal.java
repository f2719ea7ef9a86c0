package dev.tradewind.egress;

/** Transfers that one owner caused, or that one sub account is billed for. */
public record OwnerTotal(String name, EgressTotal total) {}
