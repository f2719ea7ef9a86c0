package dev.tradewind.placement;

/**
 * A run that must have ended before this one starts, and what it hands on.
 *
 * @param workload id of a batch workload of the same problem
 * @param megabytes 10⁶ bytes passed on per run; they cross from its site to the site of the successor
 */
public record Predecessor(String workload, long megabytes) {}
