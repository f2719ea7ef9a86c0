package dev.tradewind.edge.architecture;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One workload as a central and as a distributed model.
 *
 * @param farthestUsers site of the users who wait longest for the central model
 * @param commitSite where its writes must be stored; null without data sets
 * @param writeShare of the bytes that it reads and writes, 0 to 1
 * @param centralMillis p95 of one call from the farthest users to the site of record; null where unknown
 * @param distributedMillis p95 of one call answered at the users' site: that of the commit where it is synchronous, else
 *     0 over the network; null where unknown
 * @param objectiveMillis what users were promised; null for nothing
 * @param syncGigabytesPerMonth what a distributed model sends from the users' sites to data that lies elsewhere
 * @param syncUsdPerMonth its egress at list price, between providers on top of the payer's month; null where a price is not known
 * @param syncLegs what the egress is the sum of
 * @param usersStopped share of users who stop when the link to the centre is cut, under the model that fits
 */
public record ArchitectureAnswer(
        String workload,
        String owner,
        String centralSite,
        String farthestUsers,
        @Nullable String commitSite,
        boolean synchronous,
        boolean declaredEdge,
        double writeShare,
        @Nullable Double centralMillis,
        @Nullable Double distributedMillis,
        @Nullable Double objectiveMillis,
        BigDecimal syncGigabytesPerMonth,
        @Nullable BigDecimal syncUsdPerMonth,
        List<SyncLeg> syncLegs,
        double usersStopped,
        Fit fit,
        String why) {

    /** Which model fits. */
    public enum Fit {
        /** Declared as edge work, but every write waits for the centre. */
        NO_EDGE_WORK("no edge work"),
        DISTRIBUTED("distributed"),
        CENTRAL("central"),
        UNKNOWN("unknown");

        private final String word;

        Fit(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
