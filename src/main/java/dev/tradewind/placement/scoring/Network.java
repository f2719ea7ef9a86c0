package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links by their ends. Within one site both time and price are 0; what comes from the internet enters free. */
public final class Network {
    private final Map<String, Map<String, Link>> byEnds = new HashMap<>();

    public Network(List<Link> links) {
        for (var link : links) {
            byEnds.computeIfAbsent(link.from(), from -> new HashMap<>()).put(link.to(), link);
        }
    }

    /** Round trip in microseconds, in either direction; null when nobody knows. */
    public @Nullable Long rttMicros(String one, String other) {
        if (one.equals(other)) {
            return 0L;
        }
        var there = find(one, other);
        if (there != null && there.rttMicros() != null) {
            return there.rttMicros();
        }
        var back = find(other, one);
        return back == null ? null : back.rttMicros();
    }

    /** Price of 10⁹ bytes in nano-USD; null when nobody knows. */
    public @Nullable Long nanoUsdPerGigabyte(String from, String to) {
        if (from.equals(to) || from.equals(Link.INTERNET)) {
            return 0L;
        }
        var link = find(from, to);
        return link == null ? null : link.nanoUsdPerGigabyte();
    }

    private @Nullable Link find(String from, String to) {
        var outgoing = byEnds.get(from);
        return outgoing == null ? null : outgoing.get(to);
    }
}
