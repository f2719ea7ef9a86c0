package dev.tradewind.placement;

import java.util.List;

/**
 * How workloads stand to each other in space. Hard.
 *
 * @param atMost for {@link Kind#SPREAD}: so many of the members in one fault domain
 */
public record Together(String id, Kind kind, List<String> workloads, int atMost) {
    /** What is asked of them. */
    public enum Kind {
        /** All at one site. */
        SAME_SITE,
        /** No two at one site. */
        DIFFERENT_SITES,
        /** At most so many in one fault domain. */
        SPREAD
    }

    public Together {
        workloads = List.copyOf(workloads);
        if (kind == Kind.SPREAD && atMost < 1) {
            throw new IllegalArgumentException(
                    "'" + id + "' allows " + atMost + " per fault domain. Maybe at least 1?");
        }
    }
}
