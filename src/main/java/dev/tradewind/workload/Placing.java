package dev.tradewind.workload;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workload asks of its place and its time beyond its size, for the planner.
 *
 * @param members a gang: so many equal members start together at one site; vCPU, memory, GPU and watts are each one's
 * @param resumeMinutes of work that starting again after a pause costs; null where nobody knows, then an interruptible run
 *     is planned in one piece: unknown is not free
 * @param sameEachTime a scheduled run keeps one site and one offset for all its runs within the plan's horizon
 * @param byUserLocation a service may be cut into one part for each of its user groups
 * @param after runs that must have ended before, with what they hand on
 * @param couplings what a move from its present site would break
 * @param sameSiteAs workloads with which it shares its site
 * @param apartFrom workloads with which it never shares a site
 * @param spread which of its like may share a fault domain; null for any
 * @param commit the data set to which every transaction commits before it answers; null for none
 * @param carbonBasis what a run's carbon ceiling is held against; null for every hour
 * @param maxEgressUsdPerRun ceiling at list prices; null for none
 * @param maxEgressUsdPerMonth ceiling of all its runs at list prices; null for none
 * @param data what the bytes of single data sets may do
 */
public record Placing(
        int members,
        @Nullable Double resumeMinutes,
        boolean sameEachTime,
        boolean byUserLocation,
        List<Before> after,
        List<Coupling> couplings,
        Set<String> sameSiteAs,
        Set<String> apartFrom,
        @Nullable Spread spread,
        @Nullable Commit commit,
        @Nullable CarbonBasis carbonBasis,
        @Nullable BigDecimal maxEgressUsdPerRun,
        @Nullable BigDecimal maxEgressUsdPerMonth,
        List<DataRule> data) {
    private static final int MOST_MEMBERS = 10_000;

    public static final Placing NONE = new Placing(
            1, null, false, false, List.of(), List.of(), Set.of(), Set.of(), null, null, null, null, null, List.of());

    /**
     * A run that must have ended before this one starts.
     *
     * @param gigabytes handed on by each run, 10⁹ bytes
     */
    public record Before(String workload, BigDecimal gigabytes) {
        public Before {
            atLeastZero("what " + workload + " hands on", gigabytes);
        }
    }

    /**
     * A managed service, an identity or a network that ties a workload to where it is.
     *
     * @param breaks the border that it does not survive
     * @param replaceUsd one-off price of a replacement; null when nothing replaces it, which rules the move out
     */
    public record Coupling(
            String name, Border breaks, @Nullable BigDecimal replaceUsd) {
        public Coupling {
            atLeastZero("the replacement of " + name, replaceUsd);
        }
    }

    /** What a move leaves. */
    public enum Border {
        SITE,
        COUNTRY,
        PROVIDER
    }

    /**
     * @param group all workloads that name it are counted together
     * @param atMost so many of them in one fault domain
     */
    public record Spread(String group, int atMost) {
        public Spread {
            if (group.isBlank() || atMost < 1) {
                throw new IllegalArgumentException("spread group '" + group + "' allows " + atMost
                        + " in a fault domain; expected a name and at least 1");
            }
        }
    }

    /**
     * @param dataSet by its name
     * @param maxMillis what a transaction may wait for the round trip, p95
     */
    public record Commit(String dataSet, double maxMillis) {
        public Commit {
            if (dataSet.isBlank() || !(maxMillis > 0)) {
                throw new IllegalArgumentException("synchronous commit to '" + dataSet + "' within " + maxMillis
                        + " ms; expected the name of a data set and some time");
            }
        }
    }

    /**
     * Over which networks the bytes of a data set may go, and where what is written may lie. What is left out forbids nothing.
     *
     * @param dataSet by its name
     * @param paths kinds of network
     * @param writeTo further sites where what is written may be left; readers there find it, since whoever keeps the data set
     *     says that they are one
     * @param countries ISO 3166 alpha-2, in which alone what is written may lie
     */
    public record DataRule(String dataSet, Set<Network> paths, List<String> writeTo, Set<String> countries) {
        public DataRule {
            paths = paths == null ? Set.of() : Set.copyOf(paths);
            writeTo = writeTo == null ? List.of() : List.copyOf(writeTo);
            countries = countries == null ? Set.of() : Set.copyOf(countries);
            if (dataSet == null || dataSet.isBlank() || paths.isEmpty() && writeTo.isEmpty() && countries.isEmpty()) {
                throw new IllegalArgumentException("a rule for data set '" + dataSet
                        + "' asks nothing; expected its name and paths, writeTo or countries");
            }
            for (var country : countries) {
                if (!country.matches("[A-Z]{2}")) {
                    throw new IllegalArgumentException("the rule for data set '" + dataSet + "' names the country '"
                            + country + "'; expected two capital letters, as in DE");
                }
            }
        }
    }

    /** Whose network carries bytes between two sites. */
    public enum Network {
        INTERNET,
        BACKBONE,
        PEERING,
        TRANSIT,
        PRIVATE
    }

    /** What a carbon ceiling is held against. */
    public enum CarbonBasis {
        EVERY_HOUR,
        AT_START,
        MEAN
    }

    public Placing {
        after = List.copyOf(after);
        couplings = List.copyOf(couplings);
        sameSiteAs = Set.copyOf(sameSiteAs);
        apartFrom = Set.copyOf(apartFrom);
        // Workloads that were stored before there were any have none.
        data = data == null ? List.of() : List.copyOf(data);
        if (members < 1 || members > MOST_MEMBERS) {
            throw new IllegalArgumentException("members " + members + "; expected 1 to " + MOST_MEMBERS);
        }
        if (resumeMinutes != null && !(resumeMinutes >= 0 && resumeMinutes <= 24 * 60)) {
            throw new IllegalArgumentException("resumeMinutes " + resumeMinutes + "; expected 0 to a day");
        }
        atLeastZero("maxEgressUsdPerRun", maxEgressUsdPerRun);
        atLeastZero("maxEgressUsdPerMonth", maxEgressUsdPerMonth);
        var both = new HashSet<>(sameSiteAs);
        both.retainAll(apartFrom);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("it cannot be at one site with " + both + " and apart from them");
        }
    }

    /** Refuses what does not go with the rest of the workload. */
    void requireFits(
            String name,
            WorkloadKind kind,
            boolean interruptible,
            @Nullable RunWindow window,
            List<UserGroup> users,
            List<DataSet> dataSets) {
        var batch = kind == WorkloadKind.BATCH;
        var scheduled = window != null && window.schedule() != null;
        refuse(!batch && (!after.isEmpty() || sameEachTime), name, "is a SERVICE: after and sameEachTime are for runs");
        refuse(batch && byUserLocation, name, "is BATCH: byUserLocation is for services");
        refuse(byUserLocation && users.size() < 2, name, "is cut byUserLocation and has fewer than two user groups");
        refuse(sameEachTime && !scheduled, name, "has sameEachTime and no schedule");
        refuse(sameEachTime && !after.isEmpty(), name, "has sameEachTime and after; a run that waits stands alone");
        refuse(resumeMinutes != null && !interruptible, name, "has resumeMinutes and is not interruptible");
        refuse(after.stream().anyMatch(before -> before.workload().equals(name)), name, "waits for itself");
        var to = commit == null ? null : commit.dataSet();
        refuse(
                to != null && dataSets.stream().noneMatch(data -> data.name().equals(to)),
                name,
                "commits to data set '" + to + "', which it does not have");
        for (var rule : data) {
            var named = dataSets.stream()
                    .filter(of -> of.name().equals(rule.dataSet()))
                    .count();
            refuse(named == 0, name, "has a rule for data set '" + rule.dataSet() + "', which it does not have");
            refuse(rule(rule.dataSet()) != rule, name, "has two rules for data set '" + rule.dataSet() + "'");
        }
    }

    /** The rule for a data set; null where there is none. */
    public @Nullable DataRule rule(String dataSet) {
        return data.stream()
                .filter(rule -> rule.dataSet().equals(dataSet))
                .findFirst()
                .orElse(null);
    }

    private static void refuse(boolean wrong, String name, String why) {
        if (wrong) {
            throw new IllegalArgumentException(name + " " + why);
        }
    }

    private static void atLeastZero(String what, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException(what + " is " + value.toPlainString() + "; expected at least 0");
        }
    }
}
