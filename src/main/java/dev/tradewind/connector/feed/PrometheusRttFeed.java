package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Round-trip times from a Prometheus server. Each configured query gives one series; its value is seconds. The target says link
 * and statistic: {@code aws:us-east-1>aws:us-west-2:p50}. Of the blackbox exporter and of smokeping_prober the name of what is
 * probed is enough ({@link RttForm}).
 */
@Component
final class PrometheusRttFeed implements Feed {
    private static final int MILLIS_DIGITS = 3;

    @Override
    public String type() {
        return "prometheus-rtt";
    }

    @Override
    public String title() {
        return "Prometheus, round trips";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.LATENCY);
    }

    @Override
    public String usualUrl() {
        return PrometheusRange.USUAL_URL;
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        for (var setting : source.series().entrySet()) {
            for (var asked : RttForm.of(setting.getKey(), setting.getValue())) {
                read(asked, source, range, session);
            }
        }
    }

    private static void read(RttForm.Asked asked, FeedSource source, TimeRange range, FeedSession session)
            throws FeedStopped, InterruptedException {
        JsonNode results = PrometheusRange.ask(source, asked.query(), range, session);
        if (results.size() > 1) {
            throw new FeedStopped("the query " + asked.query() + " gave " + results.size()
                    + " series where one was expected. Maybe aggregate it, or name the target in its labels?");
        }
        for (JsonNode result : results) {
            samples(Answers.list(result, "values"), series(asked.target()), session);
        }
    }

    private static void samples(JsonNode values, String series, FeedSession session) throws FeedStopped {
        for (JsonNode sample : values) {
            Instant at = PrometheusRange.at(sample);
            BigDecimal seconds = PrometheusRange.value(sample);
            if (seconds == null) {
                continue;
            }
            session.take(SignalPoint.observed(
                    series,
                    at,
                    at.plus(PrometheusRange.STEP),
                    seconds.movePointRight(MILLIS_DIGITS),
                    SignalKind.MEASURED,
                    "round trip",
                    "Prometheus",
                    session.now()));
        }
    }

    private static String series(String target) throws FeedStopped {
        int link = target.indexOf('>');
        int statistic = target.lastIndexOf(':');
        if (link < 0 || statistic < link) {
            throw new FeedStopped(
                    "expected 'from>to:p50' or 'from>to:p95' as what a query measures, found '" + target + "'");
        }
        return SeriesNames.roundTrip(
                target.substring(0, link), target.substring(link + 1, statistic), target.substring(statistic + 1));
    }
}
