package dev.tradewind.edge.centre;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.edge.wire.ProbeRound;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.latency.LinkDigest;
import dev.tradewind.latency.RoundTripDigest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Round trips that agents measured, as points of the Latency page under the time at which they were measured. A round that
 * comes twice is the same point.
 */
@Component
class AgentProbes {
    private static final Logger LOG = LoggerFactory.getLogger(AgentProbes.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Signals signals;
    private final LatencyDigests digests;
    private final Catalog catalog;
    private final Clock clock;

    AgentProbes(Signals signals, LatencyDigests digests, Catalog catalog, Clock clock) {
        this.signals = signals;
        this.digests = digests;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Answers the number up to which the agent may forget its rounds. */
    long take(String site, List<ProbeRound> rounds) {
        var points = new ArrayList<SignalPoint>();
        var links = new ArrayList<LinkDigest>();
        for (var round : rounds) {
            if (round.reached() > 0 && believed(site, round)) {
                add(site, round, points, links);
            }
        }
        if (!points.isEmpty()) {
            signals.append(points);
            digests.store(links);
        }
        return rounds.isEmpty() ? 0 : rounds.getLast().number();
    }

    private boolean believed(String site, ProbeRound round) {
        var latest = clock.instant().plus(CLOCKS_DIFFER);
        if (catalog.site(round.toSite()).isEmpty() || round.toSite().equals(site)) {
            LOG.warn("{} measured to '{}', which is no other site of the catalog; not kept", site, round.toSite());
            return false;
        }
        if (Instant.ofEpochMilli(round.fromMillis()).isAfter(latest) || round.toMillis() <= round.fromMillis()) {
            LOG.warn("{} measured at {} ms, which has not come yet; not kept", site, round.fromMillis());
            return false;
        }
        return true;
    }

    private static void add(String site, ProbeRound round, List<SignalPoint> points, List<LinkDigest> links) {
        var digest = RoundTripDigest.of(Base64.getDecoder().decode(round.digest()));
        var range = new TimeRange(Instant.ofEpochMilli(round.fromMillis()), Instant.ofEpochMilli(round.toMillis()));
        var source = "agent " + site;
        points.add(point(site, round, range, "p50", digest.millis(0.5), source));
        points.add(point(site, round, range, "p95", digest.millis(0.95), source));
        links.add(new LinkDigest(site, round.toSite(), source, range, digest));
    }

    private static SignalPoint point(
            String site, ProbeRound round, TimeRange range, String statistic, double millis, String source) {
        return SignalPoint.observed(
                SeriesNames.roundTrip(site, round.toSite(), statistic),
                range.from(),
                range.to(),
                BigDecimal.valueOf(millis).setScale(3, RoundingMode.HALF_UP),
                SignalKind.MEASURED,
                "connect time from the site's agent, %d of %d tries".formatted(round.reached(), round.tries()),
                source,
                range.to());
    }
}
