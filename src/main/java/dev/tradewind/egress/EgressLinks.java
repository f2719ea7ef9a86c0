package dev.tradewind.egress;

import dev.tradewind.quantity.TimeRange;

/** Paths into this module's page. */
public final class EgressLinks {
    private EgressLinks() {}

    /** The days of the range, whole ones. */
    public static String during(TimeRange range) {
        var from = range.from().toString().substring(0, 10);
        var to = range.to().plusSeconds(86_399).toString().substring(0, 10);
        return "egress?from=" + from + "&to=" + to;
    }
}
