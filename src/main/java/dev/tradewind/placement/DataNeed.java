package dev.tradewind.placement;

/**
 * Data that a workload reads from or writes to one place, per run or, for a service, per month: what gives data its
 * gravity.
 *
 * @param site where the data are; {@link Link#INTERNET} for what goes out to users
 * @param readMegabytes read from there, 10⁶ bytes
 * @param writtenMegabytes written to there, 10⁶ bytes
 */
public record DataNeed(String site, long readMegabytes, long writtenMegabytes) {}
