package dev.tradewind.latency;

import static dev.tradewind.signal.SeriesNames.roundTrip;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Round-trip times between sites: measured where there is a measurement, else modelled and marked so. */
@Component
public class RoundTrips {
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
                point.observedAt()));
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
                null);
    }
}
