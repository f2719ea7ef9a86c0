package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.UserShare;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a service into one part for each of its user groups, each to be placed for itself: its share of machines, bytes
 * and ceilings, and only its users. All parts together are the whole, to the last megabyte.
 */
final class UserParts {
    private UserParts() {}

    private static final String USERS = " for users at ";

    static String id(String workload, String place) {
        return workload + USERS + place;
    }

    /** The service of which this is a part; null when it is none. */
    static @Nullable String whole(String id) {
        var at = id.indexOf(USERS);
        return at < 0 ? null : id.substring(0, at);
    }

    static List<Candidate> of(Candidate whole) {
        var all = whole.users().stream().mapToLong(UserShare::perMille).sum();
        if (whole.users().size() < 2 || all <= 0) {
            return List.of(whole);
        }
        var parts = new ArrayList<Candidate>();
        long before = 0;
        for (var users : whole.users()) {
            var from = before;
            var to = before + users.perMille();
            // Differences of rounded sums, so that nothing is lost between the parts.
            parts.add(part(whole, users, amount -> share(amount, to, all) - share(amount, from, all)));
            before = to;
        }
        return parts;
    }

    private static long share(long amount, long perMille, long all) {
        return Math.multiplyExact(amount, perMille) / all;
    }

    private static Candidate part(Candidate whole, UserShare users, LongUnaryOperator share) {
        var demand = whole.demand();
        return new Candidate(
                id(whole.id(), users.place()),
                whole.kind(),
                new Demand(
                        share.applyAsLong(demand.milliVcpu()),
                        share.applyAsLong(demand.mebibytes()),
                        share.applyAsLong(demand.milliGpu()),
                        share.applyAsLong(demand.milliwatts())),
                whole.durationSlots(),
                whole.earliestSlot(),
                whole.deadlineSlot(),
                whole.timesPerMonthPerMille(),
                whole.data().stream()
                        .map(need -> new DataNeed(
                                need.site(),
                                share.applyAsLong(need.readMegabytes()),
                                share.applyAsLong(need.writtenMegabytes()),
                                need.replicas(),
                                need.rules(),
                                need.name(),
                                need.offered()))
                        .toList(),
                List.of(new UserShare(users.place(), 1000)),
                share.applyAsLong(whole.movingMegabytes()),
                whole.currentSite(),
                whole.currentStart(),
                limits(whole.limits(), share),
                whole.shape());
    }

    private static Limits limits(Limits of, LongUnaryOperator share) {
        return new Limits(
                of.maxMilligramsPerKwh(),
                of.countries(),
                of.allowedProviders(),
                of.deniedProviders(),
                of.maxUserRttMicros(),
                of.maxDataRttMicros(),
                part(of.maxEgressNanoUsd(), share),
                of.pinnedSite(),
                of.carbonBasis(),
                part(of.maxMonthlyEgressNanoUsd(), share),
                of.commit(),
                of.frozen(),
                of.couplings(),
                of.promise());
    }

    private static @Nullable Long part(@Nullable Long amount, LongUnaryOperator share) {
        return amount == null ? null : (Long) share.applyAsLong(amount);
    }
}
