package dev.tradewind.latency;

import dev.tradewind.signal.SeriesStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which links and sites are lost, by their measurements: a link of which the newest round trip is 45 minutes older than the
 * newest of its source, while that source is alive; a site of which all measured links, two or more, are lost. Where the
 * source itself is silent nothing can be said: such a link is neither lost nor alive.
 *
 * @param lostLinks {@code from>to}; {@code aliveLinks} likewise
 * @param aliveSites sites with at least one link that is alive
 */
record LinkLosses(Set<String> lostLinks, Set<String> aliveLinks, Set<String> lostSites, Set<String> aliveSites) {
    private static final Duration LATE = Duration.ofMinutes(45);
    private static final Duration ALIVE = Duration.ofMinutes(30);
    /** What was last measured longer ago was taken down, not lost. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private static final String PREFIX = "rtt:";

    static LinkLosses of(List<SeriesStatus> roundTrips, Instant now) {
        Map<String, Instant> newestBySource = new HashMap<>();
        Map<String, Instant> newestByLink = new HashMap<>();
        Map<String, String> sourceByLink = new HashMap<>();
        for (SeriesStatus status : roundTrips) {
            Instant known = status.knownTo();
            if (known != null && known.isAfter(now.minus(FORGOTTEN))) {
                String link = link(status.series());
                newestBySource.merge(status.newestSource(), known, LinkLosses::later);
                if (newestByLink.merge(link, known, LinkLosses::later).equals(known)) {
                    sourceByLink.put(link, status.newestSource());
                }
            }
        }
        Set<String> lost = new TreeSet<>();
        Set<String> alive = new TreeSet<>();
        newestByLink.forEach((link, known) -> {
            Instant source = newestBySource.getOrDefault(sourceByLink.get(link), known);
            if (!source.isBefore(now.minus(ALIVE))) {
                (known.isBefore(source.minus(LATE)) ? lost : alive).add(link);
            }
        });
        return new LinkLosses(lost, alive, lostSites(newestByLink.keySet(), lost), sites(alive));
    }

    private static Set<String> lostSites(Set<String> all, Set<String> lost) {
        Map<String, Integer> links = new HashMap<>();
        Set<String> perhapsReachable = new HashSet<>();
        for (String link : all) {
            for (String site : link.split(">", -1)) {
                links.merge(site, 1, Integer::sum);
                if (!lost.contains(link)) {
                    perhapsReachable.add(site);
                }
            }
        }
        Set<String> sites = new TreeSet<>();
        links.forEach((site, many) -> {
            if (many > 1 && !perhapsReachable.contains(site)) {
                sites.add(site);
            }
        });
        return sites;
    }

    private static Set<String> sites(Set<String> links) {
        Set<String> sites = new TreeSet<>();
        links.forEach(link -> sites.addAll(List.of(link.split(">", -1))));
        return sites;
    }

    private static String link(String series) {
        return series.substring(PREFIX.length(), series.lastIndexOf(':'));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
