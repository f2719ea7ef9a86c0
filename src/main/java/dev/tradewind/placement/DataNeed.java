package dev.tradewind.placement;

import java.util.List;

/**
 * Data that a workload reads from or writes to one place, per run or, for a service, per month: what gives data its
 * gravity.
 *
 * @param site where the data are; {@link Link#INTERNET} for what goes out to users
 * @param readMegabytes read from there, 10⁶ bytes
 * @param writtenMegabytes written to there, 10⁶ bytes
 * @param replicas further sites that hold a full copy to read from
 */
public record DataNeed(String site, long readMegabytes, long writtenMegabytes, List<String> replicas) {
    public DataNeed {
        replicas = List.copyOf(replicas);
    }

    public DataNeed(String site, long readMegabytes, long writtenMegabytes) {
        this(site, readMegabytes, writtenMegabytes, List.of());
    }

    /** Whether reading here crosses no border between sites. */
    public boolean isAt(String other) {
        return site.equals(other) || replicas.contains(other);
    }
}
