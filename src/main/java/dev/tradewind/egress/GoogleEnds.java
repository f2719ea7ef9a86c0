package dev.tradewind.egress;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Both ends of a Google row between regions: one is the charged region, the other stands in the description. */
final class GoogleEnds {
    private static final Pattern WAY = Pattern.compile("\\bfrom (.+?) to (.+)$", Pattern.CASE_INSENSITIVE);

    private GoogleEnds() {}

    static Ends outbound(MeterLine line) {
        return new Ends(line.here() == null ? named(line, 1) : line.here(), named(line, 2));
    }

    static Ends inbound(MeterLine line) {
        return new Ends(named(line, 1), line.here() == null ? named(line, 2) : line.here());
    }

    private static @Nullable String named(MeterLine line, int end) {
        var way = WAY.matcher(line.description().strip());
        return way.find() ? Regions.googleByName(way.group(end)) : null;
    }
}
