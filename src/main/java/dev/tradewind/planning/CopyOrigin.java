package dev.tradewind.planning;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the figures of an offered copy were worked out from.
 *
 * @param offer its id in the problem
 * @param name of the data set, as its workloads call it
 * @param original where it is written
 * @param gigabytes its size, 10⁹ bytes; the largest of what different workloads say
 * @param storageUsdPerGbMonth price of keeping 10⁹ bytes for a month
 * @param storageOf site or provider for which the settings state that price
 * @param egressNanoUsdPerGigabyte list price of 10⁹ bytes from the original to the copy
 * @param writtenMegabytes a month, by all whom the plan counts: each write has to reach the copy
 * @param uses all workloads that name the data set, whether the plan looked at them or not
 */
public record CopyOrigin(
        String offer,
        String name,
        String original,
        BigDecimal gigabytes,
        BigDecimal storageUsdPerGbMonth,
        String storageOf,
        long egressNanoUsdPerGigabyte,
        long writtenMegabytes,
        List<Use> uses) {
    public CopyOrigin {
        uses = List.copyOf(uses);
    }

    /** List price of 10⁹ bytes from the original to the copy. */
    public BigDecimal egressUsdPerGigabyte() {
        return BigDecimal.valueOf(egressNanoUsdPerGigabyte, 9);
    }

    /** What one workload reads and writes of it in a month, gigabytes of 10⁹ bytes. */
    public record Use(String workload, BigDecimal gigabytesRead, BigDecimal gigabytesWritten) {}
}
