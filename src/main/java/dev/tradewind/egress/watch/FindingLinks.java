package dev.tradewind.egress.watch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths into the explanation of a finding. */
public final class FindingLinks {
    private FindingLinks() {}

    /** The explanation of the days that the finding's decomposition compares, for its flow. */
    public static String explained(Finding finding) {
        var flow = finding.flow();
        var change = finding.change();
        return "egress?tab=explain&a=" + days(change.before()) + "&b=" + days(change.now()) + "&class="
                + flow.transferClass().name() + "&source=" + text(flow.from()) + "&target=" + text(flow.to())
                + "&owner=" + text(flow.owner());
    }

    private static String days(DayRange range) {
        return range.from() + ".." + range.to().minusDays(1);
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
