package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import java.math.BigDecimal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Round trip to the last of the users that a promise needs, the nearest counted first. */
final class PromiseRule implements SiteRule {
    static final String ID = "user-share-rtt";

    private static final int ALL = 1000;

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var promise = workload.limits().promise();
        if (promise == null || workload.users().isEmpty()) {
            return null;
        }
        var shares = new TreeMap<Long, Long>();
        long all = 0;
        for (var users : workload.users()) {
            var rtt = network.rttMicros(site.id(), users.place());
            if (rtt == null) {
                return new Refusal(ID, Refusal.Kind.UNKNOWN, promise.maxRttMicros(), null, "µs to " + users.place());
            }
            shares.merge(rtt, (long) users.perMille(), Long::sum);
            all += users.perMille();
        }
        long served = 0;
        for (var each : shares.entrySet()) {
            served += each.getValue();
            if (served * ALL >= all * promise.perMille()) {
                return each.getKey() <= promise.maxRttMicros()
                        ? null
                        : new Refusal(ID, Refusal.Kind.NEVER, promise.maxRttMicros(), each.getKey(), unit(promise));
            }
        }
        throw new IllegalStateException("shares of " + workload.id() + " do not add up");
    }

    private static String unit(Limits.Promise promise) {
        return "µs for "
                + BigDecimal.valueOf(promise.perMille(), 1).stripTrailingZeros().toPlainString() + " % of the users";
    }
}
