package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Share of their processors that workloads use, 0 to 1, from a Prometheus server. The target is a workload's name, or
 * {@code {label}} where one query answers for many and that label names each.
 */
@Component
final class PrometheusUtilisationFeed implements Feed {
    @Override
    public String type() {
        return "prometheus-utilisation";
    }

    @Override
    public String title() {
        return "Prometheus, utilisation";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.UTILISATION);
    }

    @Override
    public String usualUrl() {
        return PrometheusRange.USUAL_URL;
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        for (var query : source.series().entrySet()) {
            PrometheusPerWorkload.read(
                    source,
                    query.getKey(),
                    query.getValue(),
                    "{workload}",
                    range,
                    session,
                    (workload, at, share) -> SignalPoint.observed(
                            SeriesNames.utilisation(workload),
                            at,
                            at.plus(PrometheusRange.STEP),
                            share,
                            SignalKind.MEASURED,
                            "share of its processors in use",
                            "Prometheus",
                            session.now()));
        }
    }
}
