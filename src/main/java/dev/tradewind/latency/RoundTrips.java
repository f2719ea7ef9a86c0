package dev.tradewind.latency;

import static dev.tradewind.signal.SeriesNames.roundTrip;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Round-trip times between sites: measured where there is a measurement, else modelled and marked so. */
@Component
public class RoundTrips {
    private static final String PREFIX = "rtt:";

    private final Signals signals;
    private final Catalog catalog;
    private final Clock clock;
    private final DistanceModel model = DistanceModel.shipped();

    RoundTrips(Signals signals, Catalog catalog, Clock clock) {
        this.signals = signals;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The best that is known of a pair, in this direction, else measured the other way round, else modelled. */
    public Optional<RoundTripEstimate> between(String fromSite, String toSite) {
        Site from = catalog.site(fromSite).orElse(null);
        Site to = catalog.site(toSite).orElse(null);
        if (from == null || to == null) {
            return Optional.empty();
        }
        return measured(fromSite, toSite, fromSite, toSite)
                .or(() -> measured(fromSite, toSite, toSite, fromSite))
                .or(() -> Optional.of(modelled(from, to)));
    }

    /** Whether measurements say that a link is lost: the source is alive and has not reached the other end for 45 minutes. */
    public boolean lost(String oneSite, String otherSite) {
        var losses = LinkLosses.of(signals.statuses(PREFIX), clock.instant());
        var there = oneSite + ">" + otherSite;
        var back = otherSite + ">" + oneSite;
        return (losses.lostLinks().contains(there) || losses.lostLinks().contains(back))
                && !losses.aliveLinks().contains(there)
                && !losses.aliveLinks().contains(back);
    }

    /** What was measured of a link in a range, in this direction, else the other way round. */
    public LinkHistory history(String fromSite, String toSite, TimeRange range) {
        return history(fromSite, toSite, range, "")
                .or(() -> history(toSite, fromSite, range, ", measured from the other end"))
                .orElse(LinkHistory.NONE);
    }

    private Optional<LinkHistory> history(String from, String to, TimeRange range, String direction) {
        return history(from, to, range, "p50", "p95", "p50/p95" + direction)
                .or(() -> history(from, to, range, "avg", "max", "mean/max" + direction));
    }

    private Optional<LinkHistory> history(
            String from, String to, TimeRange range, String middle, String high, String basis) {
        List<SignalPoint> points = signals.read(roundTrip(from, to, middle), range);
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new LinkHistory(points, signals.read(roundTrip(from, to, high), range), basis));
    }

    /** For many pairs at once: one question tells which were ever measured, only those are asked for. */
    public Look look() {
        Set<String> links = new HashSet<>();
        for (SeriesStatus status : signals.statuses(PREFIX)) {
            links.add(status.series().substring(PREFIX.length(), status.series().lastIndexOf(':')));
        }
        return (from, to) -> {
            boolean ever = links.contains(from.id() + ">" + to.id()) || links.contains(to.id() + ">" + from.id());
            return ever ? between(from.id(), to.id()).orElseGet(() -> modelled(from, to)) : modelled(from, to);
        };
    }

    /** The best that is known of a pair of sites. */
    @FunctionalInterface
    public interface Look {
        RoundTripEstimate between(Site from, Site to);
    }

    private Optional<RoundTripEstimate> measured(String from, String to, String measuredFrom, String measuredTo) {
        return pair(from, to, measuredFrom, measuredTo, "p50", "p95", "p50/p95")
                .or(() -> pair(from, to, measuredFrom, measuredTo, "avg", "max", "mean/max"));
    }

    private Optional<RoundTripEstimate> pair(
            String from, String to, String measuredFrom, String measuredTo, String middle, String high, String basis) {
        Optional<SignalPoint> mid = signals.newest(roundTrip(measuredFrom, measuredTo, middle), clock.instant());
        return mid.map(point -> new RoundTripEstimate(
                from,
                to,
                point.value().doubleValue(),
                signals.newest(roundTrip(measuredFrom, measuredTo, high), clock.instant())
                        .map(top -> Math.max(
                                top.value().doubleValue(), point.value().doubleValue()))
                        .orElse(point.value().doubleValue()),
                point.kind(),
                measuredFrom.equals(from) ? basis : basis + ", measured from the other end",
                point.source(),
                point.observedAt(),
                point.revisionWords()));
    }

    private RoundTripEstimate modelled(Site from, Site to) {
        return new RoundTripEstimate(
                from.id(),
                to.id(),
                model.p50Millis(from, to),
                model.p95Millis(from, to),
                SignalKind.MODELLED,
                "distance model",
                String.format(
                        Locale.ROOT,
                        "tradewind: great circle at two thirds of light × %.2f + 1 ms, 8 of 10 such pairs within %.0f"
                                + " to %.0f ms",
                        model.detour(from, to).middle(),
                        model.lowMillis(from, to),
                        model.highMillis(from, to)),
                null,
                null,
                model.terms(from, to));
    }
}
