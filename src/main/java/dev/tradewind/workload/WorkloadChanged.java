package dev.tradewind.workload;

/**
 * A workload was added or changed; published inside the transaction that does it.
 *
 * @param added whether it is new
 * @param onlyItsSite whether nothing but its site of record is another: it was moved
 */
public record WorkloadChanged(String name, boolean added, boolean onlyItsSite) {}
