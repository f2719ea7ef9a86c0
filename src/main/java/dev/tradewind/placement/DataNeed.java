package dev.tradewind.placement;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data that a workload reads from or writes to one place, per run or, for a service, per month: what gives data its
 * gravity.
 *
 * @param site where the data are; {@link Link#INTERNET} for what goes out to users
 * @param readMegabytes read from there, 10⁶ bytes
 * @param writtenMegabytes written to there, 10⁶ bytes
 * @param replicas further sites that hold a full copy to read from
 * @param rules over which paths the bytes may go and where what is written may lie; null where nobody asked
 * @param name of the data set, where the problem offers copies of it; what is read is then priced outside any pool
 * @param offered copies that may be read for a share of their cost, in the problem that a bound is proved on
 */
public record DataNeed(
        String site,
        long readMegabytes,
        long writtenMegabytes,
        List<String> replicas,
        @Nullable DataRules rules,
        @Nullable String name,
        List<OfferedCopy> offered) {
    public DataNeed {
        replicas = List.copyOf(replicas);
        // Problems that were stored before there were any have none.
        offered = offered == null ? List.of() : List.copyOf(offered);
    }

    public DataNeed(String site, long readMegabytes, long writtenMegabytes) {
        this(site, readMegabytes, writtenMegabytes, List.of());
    }

    public DataNeed(String site, long readMegabytes, long writtenMegabytes, List<String> replicas) {
        this(site, readMegabytes, writtenMegabytes, replicas, null);
    }

    /** Of data of which no copies are offered. */
    public DataNeed(
            String site, long readMegabytes, long writtenMegabytes, List<String> replicas, @Nullable DataRules rules) {
        this(site, readMegabytes, writtenMegabytes, replicas, rules, null, List.of());
    }

    /** The same with other copies. */
    public DataNeed copiedAt(List<String> copies, List<OfferedCopy> forAShare) {
        return new DataNeed(site, readMegabytes, writtenMegabytes, copies, rules, name, forAShare);
    }

    /** The same as a need of a data set of which copies are offered. */
    public DataNeed named(@Nullable String dataSet) {
        return new DataNeed(site, readMegabytes, writtenMegabytes, replicas, rules, dataSet, offered);
    }

    /** Sites where what is written may be left, its own first. */
    public List<String> targets() {
        if (rules == null || rules.writeTo().isEmpty()) {
            return List.of(site);
        }
        return Stream.concat(Stream.of(site), rules.writeTo().stream())
                .distinct()
                .toList();
    }

    /** Whether reading here crosses no border between sites. */
    public boolean isAt(String other) {
        return site.equals(other) || replicas.contains(other);
    }
}
