package dev.tradewind.planning;

import dev.tradewind.placement.Link;
import dev.tradewind.placement.NetworkPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a link: that of the price lists, which is the provider's own network between two of its places and the internet
 * elsewhere, and those that the settings name.
 */
final class FurtherPaths {
    private final Map<String, List<NetworkPath>> byEnds = new HashMap<>();

    /** @param at the moment at which a path has to be open */
    FurtherPaths(Map<String, PlanningSettings.PathSettings> named, Instant at) {
        new TreeMap<>(named).forEach((name, path) -> {
            if (path.openFrom() != null && path.openFrom().isAfter(at)) {
                return;
            }
            add(name, path, path.from(), path.to(), Units.nanoUsd(path.usdPerGb()));
            if (path.usdPerGbBack() != null) {
                add(name, path, path.to(), path.from(), Units.nanoUsd(path.usdPerGbBack()));
            }
        });
    }

    private void add(String name, PlanningSettings.PathSettings path, String from, String to, long nanoUsd) {
        var millis = path.rttMillis();
        byEnds.computeIfAbsent(from + ">" + to, ends -> new ArrayList<>())
                .add(new NetworkPath(
                        name, path.kind(), millis == null ? null : (Long) Units.thousandths(millis), nanoUsd));
    }

    Link beside(Link link) {
        return link.over(kind(link), byEnds.getOrDefault(link.from() + ">" + link.to(), List.of()));
    }

    private static NetworkPath.@Nullable Kind kind(Link link) {
        if (link.to().equals(Link.INTERNET)) {
            return NetworkPath.Kind.INTERNET;
        }
        return provider(link.from()).equals(provider(link.to()))
                ? NetworkPath.Kind.BACKBONE
                : NetworkPath.Kind.INTERNET;
    }

    private static String provider(String site) {
        var end = site.indexOf(':');
        return end < 0 ? site : site.substring(0, end);
    }
}
