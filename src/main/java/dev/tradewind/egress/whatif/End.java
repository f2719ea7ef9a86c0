package dev.tradewind.egress.whatif;

import dev.tradewind.egress.Ends;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes start or arrive.
 *
 * @param site site id, internet or unknown
 * @param workload who is there; null where neither the bill's tag nor a flow log says so
 * @param dataSet whose bytes they are; null where nobody declared it
 */
public record End(
        String site, @Nullable String workload, @Nullable String dataSet) {

    static End at(String site) {
        return new End(site, null, null);
    }

    End movedTo(String other) {
        return new End(other, workload, dataSet);
    }

    /** Provider of the site; internet and unknown stand for themselves. */
    String provider() {
        return provider(site);
    }

    static String provider(String site) {
        return Ends.provider(site);
    }

    /** As in {@code ledger at aws:us-west-2}. */
    public String words() {
        var who = workload == null ? dataSet : workload;
        return who == null ? site : who + " at " + site;
    }
}
