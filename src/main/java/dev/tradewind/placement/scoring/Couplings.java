package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import org.jspecify.annotations.Nullable;

/** What a move to another site would break, and what replacing it costs. */
public final class Couplings {
    private Couplings() {}

    /** One-off nano-USD; null when something breaks that has no price, or when nobody knows where it is today. */
    public static @Nullable Long replaceNanoUsd(Candidate workload, CandidateSite to, Network network) {
        var broken = broken(workload, to, network);
        return broken == null || broken.priceless() != null ? null : (Long) broken.replaceNanoUsd();
    }

    /**
     * @param priceless name of a coupling without a replacement; null when there is none
     */
    public record Broken(long replaceNanoUsd, @Nullable String priceless) {}

    /** Null when it is not known where the workload runs today, so that nobody can tell. */
    public static @Nullable Broken broken(Candidate workload, CandidateSite to, Network network) {
        var current = workload.currentSite();
        if (workload.limits().couplings().isEmpty() || current == null || current.equals(to.id())) {
            return new Broken(0, null);
        }
        var from = network.site(current);
        if (from == null) {
            return null;
        }
        long sum = 0;
        String priceless = null;
        for (var coupling : workload.limits().couplings()) {
            if (coupling.isBrokenBy(from, to)) {
                var price = coupling.replaceNanoUsd();
                if (price == null) {
                    priceless = priceless == null ? coupling.name() : priceless;
                } else {
                    sum = Math.addExact(sum, price);
                }
            }
        }
        return new Broken(sum, priceless);
    }
}
