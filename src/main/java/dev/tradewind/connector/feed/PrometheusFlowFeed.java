package dev.tradewind.connector.feed;

import dev.tradewind.connector.flow.Counters;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Bytes between workloads from the counters of a service mesh or of OpenCost in a Prometheus server. A series is named
 * {@code istio}, {@code linkerd} or {@code opencost}, and its target is the site where the cluster runs. Whole days are
 * asked for, from midnight UTC on, for what is told of a day again takes that day's place.
 */
@Component
final class PrometheusFlowFeed implements Feed {

    @Override
    public String type() {
        return "prometheus-flows";
    }

    @Override
    public String title() {
        return "Prometheus, flows";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.FLOW_BYTES);
    }

    @Override
    public String usualUrl() {
        return PrometheusRange.USUAL_URL;
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        var days = new TimeRange(range.from().truncatedTo(ChronoUnit.DAYS), range.to());
        for (var each : source.series().entrySet()) {
            var mesh = Mesh.named(each.getKey()).orElse(null);
            if (mesh == null) {
                throw new FeedStopped(
                        "expected istio, linkerd or opencost as the name of a series, found '" + each.getKey() + "'");
            }
            for (var counter : mesh.counters()) {
                for (JsonNode result : PrometheusRange.ask(source, counter.query(), days, session)) {
                    counted(mesh, counter, result, each.getValue(), session);
                }
            }
        }
    }

    private static void counted(Mesh mesh, Mesh.Counter counter, JsonNode result, String site, FeedSession session)
            throws FeedStopped {
        var labels = labels(result.path("metric"));
        @Nullable Instant before = null;
        var counted = BigDecimal.ZERO;
        for (JsonNode sample : Answers.list(result, "values")) {
            var value = PrometheusRange.value(sample);
            if (value == null) {
                continue;
            }
            var at = PrometheusRange.at(sample);
            if (before != null && at.isAfter(before)) {
                session.take(mesh.flow(counter, labels, before, at, Counters.increase(counted, value), site));
            }
            before = at;
            counted = value;
        }
    }

    private static Map<String, String> labels(JsonNode metric) {
        var labels = new LinkedHashMap<String, String>();
        for (var label : metric.properties()) {
            labels.put(label.getKey(), label.getValue().asString(""));
        }
        return labels;
    }
}
