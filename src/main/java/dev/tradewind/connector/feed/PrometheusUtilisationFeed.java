package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Share of their processors that workloads use, 0 to 1, from a Prometheus server. The target is a workload's name, or
 * {@code {label}} where one query answers for many and that label names each.
 */
@Component
final class PrometheusUtilisationFeed implements Feed {
    private static final Pattern LABEL = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

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
            JsonNode results = PrometheusRange.ask(source, query.getKey(), range, session);
            var label = LABEL.matcher(query.getValue());
            if (!label.matches() && results.size() > 1) {
                throw new FeedStopped(
                        "the query " + query.getKey() + " gave " + results.size()
                                + " series where one was expected. Maybe name the label that tells workloads apart, as {workload}?");
            }
            for (JsonNode result : results) {
                String workload = label.matches()
                        ? result.path("metric").path(label.group(1)).asString("")
                        : query.getValue();
                if (workload.isEmpty()) {
                    session.refuse("a series of " + query.getKey() + " lacks the label " + query.getValue());
                } else {
                    samples(Answers.list(result, "values"), workload, session);
                }
            }
        }
    }

    private static void samples(JsonNode values, String workload, FeedSession session) throws FeedStopped {
        for (JsonNode sample : values) {
            BigDecimal share = PrometheusRange.value(sample);
            if (share != null) {
                var at = PrometheusRange.at(sample);
                session.take(SignalPoint.observed(
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
}
