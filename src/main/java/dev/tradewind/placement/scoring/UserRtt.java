package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import org.jspecify.annotations.Nullable;

/** Round trips from a site to the places of a workload's users. */
public final class UserRtt {
    private UserRtt() {}

    /** Mean over the users in microseconds, by share; 0 without users; null when one place is unknown. */
    public static @Nullable Long weighted(Candidate workload, String site, Network network) {
        long sum = 0;
        long shares = 0;
        for (var users : workload.users()) {
            var rtt = network.rttMicros(site, users.place());
            if (rtt == null) {
                return null;
            }
            sum = Math.addExact(sum, Math.multiplyExact(rtt, (long) users.perMille()));
            shares += users.perMille();
        }
        return shares == 0 ? 0L : (Long) Rounding.divide(sum, shares);
    }
}
