package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Series that belong to workloads: one that is named, or each that a label of the answer names. */
final class PrometheusPerWorkload {
    private static final Pattern LABEL = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private PrometheusPerWorkload() {}

    /** What a sample at an instant says of a workload. */
    @FunctionalInterface
    interface Meaning {
        SignalPoint of(String workload, Instant at, BigDecimal value);
    }

    /**
     * @param workload a name, or {@code {label}}
     * @param example of a target with a label, for the message
     */
    static void read(
            FeedSource source,
            String query,
            String workload,
            String example,
            TimeRange range,
            FeedSession session,
            Meaning meaning)
            throws FeedStopped, InterruptedException {
        JsonNode results = PrometheusRange.ask(source, query, range, session);
        var label = LABEL.matcher(workload);
        if (!label.matches() && results.size() > 1) {
            throw new FeedStopped("the query " + query + " gave " + results.size()
                    + " series where one was expected. Maybe name the label that tells workloads apart, as " + example
                    + "?");
        }
        for (JsonNode result : results) {
            String name =
                    label.matches() ? result.path("metric").path(label.group(1)).asString("") : workload;
            if (name.isEmpty()) {
                session.refuse("a series of " + query + " lacks the label " + workload);
                continue;
            }
            for (JsonNode sample : Answers.list(result, "values")) {
                BigDecimal value = PrometheusRange.value(sample);
                if (value != null) {
                    session.take(meaning.of(name, PrometheusRange.at(sample), value));
                }
            }
        }
    }
}
