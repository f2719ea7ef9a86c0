package dev.tradewind.workload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be placed.
 *
 * @param siteId its site of record
 * @param watts measured draw of all its machines; null means computed from vCPU and memory
 * @param utilisation mean use of its vCPU, 0 to 1
 * @param durationHours of one run; null for a SERVICE
 * @param window when runs may start; null for a SERVICE
 * @param command what the local executor starts, empty where it runs elsewhere
 * @param run what other targets need to run it; null where none does
 * @param egressGbPerMonth to the internet, 10^9 bytes
 * @param maxRttMillis the objective for its users, p95; null where there is none
 * @param maxRttForShare of its users for whom the objective has to hold, above 0 to 1; null for all
 * @param placing what it asks of its place and time beyond that; {@link Placing#NONE} where it says nothing
 * @param version grows with each change
 */
public record Workload(
        UUID id,
        String name,
        WorkloadKind kind,
        String owner,
        String environment,
        Map<String, String> labels,
        String siteId,
        double vcpus,
        double memoryGib,
        int gpus,
        @Nullable Double watts,
        double utilisation,
        @Nullable Double durationHours,
        @Nullable RunWindow window,
        boolean interruptible,
        List<String> command,
        @Nullable RunTemplate run,
        List<DataSet> dataSets,
        List<UserGroup> users,
        BigDecimal egressGbPerMonth,
        @Nullable Double maxRttMillis,
        @Nullable Double maxRttForShare,
        Placing placing,
        long version) {

    private static final double HOURS_PER_MONTH = 730;
    private static final double MOST_RTT_MILLIS = 60_000;

    public Workload {
        labels = Map.copyOf(labels);
        command = List.copyOf(command);
        dataSets = List.copyOf(dataSets);
        users = List.copyOf(users);
        // Workloads that were stored before there was such a thing have none.
        placing = placing == null ? Placing.NONE : placing;
        if (!(vcpus > 0) || !(memoryGib >= 0) || gpus < 0) {
            throw new IllegalArgumentException(
                    name + " asks for " + vcpus + " vCPU, " + memoryGib + " GiB, " + gpus + " GPU; expected some vCPU");
        }
        if (maxRttMillis != null && !(maxRttMillis > 0 && maxRttMillis <= MOST_RTT_MILLIS)) {
            throw new IllegalArgumentException(name + ": maxRttMillis " + maxRttMillis + "; expected above 0, at most "
                    + MOST_RTT_MILLIS + ", or none");
        }
        if (maxRttForShare != null && !(maxRttForShare > 0 && maxRttForShare <= 1)) {
            throw new IllegalArgumentException(name + ": maxRttForShare " + maxRttForShare
                    + "; expected above 0, at most 1, as in 0.99, or none for all users");
        }
        if (!(utilisation >= 0 && utilisation <= 1)) {
            throw new IllegalArgumentException(name + ": utilisation " + utilisation + "; expected 0 to 1");
        }
        if (kind == WorkloadKind.BATCH) {
            if (durationHours == null || !(durationHours > 0) || window == null) {
                throw new IllegalArgumentException(name + " is BATCH and needs durationHours and a window");
            }
            if (window.schedule() == null
                    && window.deadline() != null
                    && window.earliestStart() != null
                    && window.deadline()
                            .isBefore(window.earliestStart().plusSeconds(Math.round(durationHours * 3600)))) {
                throw new IllegalArgumentException(
                        name + " lasts " + durationHours + " h, longer than its window. Maybe move its deadline?");
            }
        }
        placing.requireFits(name, kind, interruptible, window, users, dataSets);
    }

    /** Of a workload that no target but this machine runs. */
    public Workload(
            UUID id,
            String name,
            WorkloadKind kind,
            String owner,
            String environment,
            Map<String, String> labels,
            String siteId,
            double vcpus,
            double memoryGib,
            int gpus,
            @Nullable Double watts,
            double utilisation,
            @Nullable Double durationHours,
            @Nullable RunWindow window,
            boolean interruptible,
            List<String> command,
            List<DataSet> dataSets,
            List<UserGroup> users,
            BigDecimal egressGbPerMonth,
            @Nullable Double maxRttMillis,
            long version) {
        this(
                id,
                name,
                kind,
                owner,
                environment,
                labels,
                siteId,
                vcpus,
                memoryGib,
                gpus,
                watts,
                utilisation,
                durationHours,
                window,
                interruptible,
                command,
                null,
                dataSets,
                users,
                egressGbPerMonth,
                maxRttMillis,
                null,
                Placing.NONE,
                version);
    }

    /** Of a workload whose objective, if it has one, holds for all its users. */
    public Workload(
            UUID id,
            String name,
            WorkloadKind kind,
            String owner,
            String environment,
            Map<String, String> labels,
            String siteId,
            double vcpus,
            double memoryGib,
            int gpus,
            @Nullable Double watts,
            double utilisation,
            @Nullable Double durationHours,
            @Nullable RunWindow window,
            boolean interruptible,
            List<String> command,
            @Nullable RunTemplate run,
            List<DataSet> dataSets,
            List<UserGroup> users,
            BigDecimal egressGbPerMonth,
            @Nullable Double maxRttMillis,
            long version) {
        this(
                id,
                name,
                kind,
                owner,
                environment,
                labels,
                siteId,
                vcpus,
                memoryGib,
                gpus,
                watts,
                utilisation,
                durationHours,
                window,
                interruptible,
                command,
                run,
                dataSets,
                users,
                egressGbPerMonth,
                maxRttMillis,
                null,
                Placing.NONE,
                version);
    }

    /** Hours in which it runs, in a month of 730 h. */
    public double hoursPerMonth(java.time.Instant from) {
        return durationHours == null || window == null
                ? HOURS_PER_MONTH
                : Math.min(HOURS_PER_MONTH, durationHours * window.runsPerMonth(from));
    }

    Workload withIdentity(UUID newId, long newVersion) {
        return with(newId, siteId, dataSets, maxRttMillis, maxRttForShare, placing, newVersion);
    }

    /** The same at another site of record. */
    public Workload withSite(String newSite) {
        return with(id, newSite, dataSets, maxRttMillis, maxRttForShare, placing, version);
    }

    /** The same with the data sets of these names at a site. */
    public Workload withDataAt(String site, Set<String> names) {
        var moved = dataSets.stream()
                .map(data -> names.contains(data.name()) ? data.at(site) : data)
                .toList();
        return with(id, siteId, moved, maxRttMillis, maxRttForShare, placing, version);
    }

    /** The same with or without a full copy, at a site, of the replicated data set of this name that is written at another. */
    public Workload withCopy(String dataSet, String original, String site, boolean there) {
        var copied = dataSets.stream()
                .map(data -> data.mode() == DataSetMode.REPLICATED
                                && data.name().equals(dataSet)
                                && data.siteId().equals(original)
                        ? data.copied(site, there)
                        : data)
                .toList();
        return with(id, siteId, copied, maxRttMillis, maxRttForShare, placing, version);
    }

    /**
     * The same with another objective for its users.
     *
     * @param millis p95; null for none
     * @param share of its users, above 0 to 1; null for all
     */
    public Workload promising(@Nullable Double millis, @Nullable Double share) {
        return with(id, siteId, dataSets, millis, millis == null ? null : share, placing, version);
    }

    /** The same, asking something else of its place and time. */
    public Workload asking(Placing of) {
        return with(id, siteId, dataSets, maxRttMillis, maxRttForShare, of, version);
    }

    /** All that ever changes of one, beside what stays: the one place that names every part. */
    private Workload with(
            UUID newId,
            String newSite,
            List<DataSet> newDataSets,
            @Nullable Double newRttMillis,
            @Nullable Double newRttForShare,
            Placing newPlacing,
            long newVersion) {
        return new Workload(
                newId,
                name,
                kind,
                owner,
                environment,
                labels,
                newSite,
                vcpus,
                memoryGib,
                gpus,
                watts,
                utilisation,
                durationHours,
                window,
                interruptible,
                command,
                run,
                newDataSets,
                users,
                egressGbPerMonth,
                newRttMillis,
                newRttForShare,
                newPlacing,
                newVersion);
    }
}
