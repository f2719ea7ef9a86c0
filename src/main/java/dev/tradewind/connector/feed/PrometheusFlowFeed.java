package dev.tradewind.connector.feed;

import dev.tradewind.connector.flow.Counters;
import dev.tradewind.egress.flow.FlowRecord;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Bytes between workloads from the counters of a service mesh or of OpenCost in a Prometheus server. A series is named
 * {@code istio}, {@code linkerd} or {@code opencost}, and its target is the site where the cluster runs. One day of
 * UTC is asked for after the other, for what is told of a day again takes that day's place.
 */
@Component
final class PrometheusFlowFeed implements Feed {
    /** Labels that tell only which of several servers saw it. */
    private static final Set<String> REPLICAS =
            Set.of("replica", "__replica__", "prometheus_replica", "receive_replica", "rule_replica", "thanos_replica");

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
        var meshes = meshes(source);
        var silent = EnumSet.copyOf(meshes.keySet());
        var until = range.to().isAfter(session.now()) ? session.now() : range.to();
        for (var day = range.from().truncatedTo(ChronoUnit.DAYS);
                day.isBefore(until);
                day = day.plus(1, ChronoUnit.DAYS)) {
            // a day is taken whole or not at all: half of it would take the place of what is known
            for (var flow : day(source, meshes, TimeRange.startingAt(day, Duration.ofDays(1)), silent, session)) {
                session.take(flow);
            }
        }
        for (var mesh : silent) {
            session.refuse("no series of " + mesh.counters().getFirst().metric() + " and the other counters of "
                    + mesh.name().toLowerCase(Locale.ROOT)
                    + ". Maybe this server does not scrape it, keeps less than a day, or has it for another tenant?");
        }
    }

    private static Map<Mesh, String> meshes(FeedSource source) throws FeedStopped {
        if (source.series().isEmpty()) {
            throw new FeedStopped("no series; name istio, linkerd or opencost and the site where the cluster runs");
        }
        var meshes = new EnumMap<Mesh, String>(Mesh.class);
        for (var each : source.series().entrySet()) {
            var mesh = Mesh.named(each.getKey()).orElse(null);
            if (mesh == null) {
                throw new FeedStopped(
                        "expected istio, linkerd or opencost as the name of a series, found '" + each.getKey() + "'");
            }
            meshes.put(mesh, each.getValue());
        }
        return meshes;
    }

    /** @param silent those of which no series was seen yet */
    private static List<FlowRecord> day(
            FeedSource source, Map<Mesh, String> meshes, TimeRange day, Set<Mesh> silent, FeedSession session)
            throws FeedStopped, InterruptedException {
        var flows = new ArrayList<FlowRecord>();
        for (var mesh : meshes.entrySet()) {
            for (var counter : mesh.getKey().counters()) {
                for (var result : once(PrometheusRange.askForAll(source, counter.query(), day, session))) {
                    silent.remove(mesh.getKey());
                    counted(mesh.getKey(), counter, result, mesh.getValue(), flows);
                }
            }
        }
        return flows;
    }

    /** Servers that watch the same cluster tell the same counters; of each the fullest series counts. */
    private static Collection<JsonNode> once(JsonNode results) throws FeedStopped {
        var series = new LinkedHashMap<Map<String, String>, JsonNode>();
        for (JsonNode result : results) {
            var labels = labels(result.path("metric"));
            labels.keySet().removeAll(REPLICAS);
            var samples = Answers.list(result, "values").size();
            var known = series.get(labels);
            if (known == null || known.path("values").size() < samples) {
                series.put(labels, result);
            }
        }
        return series.values();
    }

    private static void counted(Mesh mesh, Mesh.Counter counter, JsonNode result, String site, List<FlowRecord> flows)
            throws FeedStopped {
        var labels = labels(result.path("metric"));
        @Nullable Instant before = null;
        var counted = BigDecimal.ZERO;
        for (JsonNode sample : Answers.list(result, "values")) {
            var value = PrometheusRange.counted(sample);
            var at = PrometheusRange.at(sample);
            if (value == null || (before != null && !at.isAfter(before))) {
                continue;
            }
            if (before != null) {
                flows.add(mesh.flow(counter, labels, before, at, Counters.increase(counted, value), site));
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
