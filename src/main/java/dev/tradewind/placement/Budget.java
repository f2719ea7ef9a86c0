package dev.tradewind.placement;

import java.util.List;

/**
 * A ceiling that several workloads share, per month. Hard, like capacity.
 *
 * @param limit nano-USD for {@link Kind#BILLED} and {@link Kind#EGRESS}, mg CO2e for {@link Kind#CARBON}
 * @param workloads whose spending counts; empty: all
 * @param sites where it counts; empty: everywhere
 */
public record Budget(String id, Kind kind, long limit, List<String> workloads, List<String> sites) {
    /** What is limited. */
    public enum Kind {
        /** Compute, egress and the amortised move. Tiered gigabytes count at the list price of their link. */
        BILLED,
        CARBON,
        /** Running egress alone, at list prices; it has no price of its own, so that it does not tighten the bound. */
        EGRESS
    }

    public Budget {
        workloads = List.copyOf(workloads);
        sites = List.copyOf(sites);
    }
}
