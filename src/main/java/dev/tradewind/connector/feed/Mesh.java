package dev.tradewind.connector.feed;

import dev.tradewind.connector.flow.PodNetwork;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What counts bytes in a cluster, with its counters and how their labels name the two ends. */
enum Mesh {
    ISTIO(List.of(
            new Counter("istio_request_bytes_sum", "istio_request_bytes_sum", false),
            new Counter("istio_response_bytes_sum", "istio_response_bytes_sum", true),
            new Counter("istio_tcp_received_bytes_total", "istio_tcp_received_bytes_total", false),
            new Counter("istio_tcp_sent_bytes_total", "istio_tcp_sent_bytes_total", true))) {
        @Override
        FlowRecord flow(
                Counter counter, Map<String, String> labels, Instant from, Instant to, long bytes, String site) {
            var source = end(labels.get("source_workload_namespace"), labels.get("source_workload"), site);
            var sameCluster =
                    labels.getOrDefault("source_cluster", "").equals(labels.getOrDefault("destination_cluster", ""));
            var destination = end(
                    labels.get("destination_workload_namespace"),
                    labels.get("destination_workload"),
                    sameCluster ? site : null);
            return record(
                    "istio/" + labels.getOrDefault("reporter", "unknown"),
                    counter,
                    source,
                    destination,
                    from,
                    to,
                    bytes);
        }
    },
    LINKERD(List.of(
            new Counter("tcp_write_bytes_total", "tcp_write_bytes_total{direction=\"outbound\",peer=\"dst\"}", false),
            new Counter("tcp_read_bytes_total", "tcp_read_bytes_total{direction=\"outbound\",peer=\"dst\"}", true))) {
        @Override
        FlowRecord flow(
                Counter counter, Map<String, String> labels, Instant from, Instant to, long bytes, String site) {
            var source = end(labels.get("namespace"), workload(labels, ""), site);
            var destination = end(labels.get("dst_namespace"), workload(labels, "dst_"), site);
            return record("linkerd", counter, source, destination, from, to, bytes);
        }
    },
    OPENCOST(List.of(
            new Counter(PodNetwork.EGRESS + "_total", PodNetwork.EGRESS + "_total", false),
            new Counter(PodNetwork.INGRESS + "_total", PodNetwork.INGRESS + "_total", false))) {
        @Override
        FlowRecord flow(
                Counter counter, Map<String, String> labels, Instant from, Instant to, long bytes, String site) {
            return PodNetwork.flow(counter.metric(), labels, from, to, bytes, site);
        }
    };

    private static final List<String> KINDS = List.of("deployment", "statefulset", "daemonset", "workload_name", "pod");

    private final List<Counter> counters;

    Mesh(List<Counter> counters) {
        this.counters = counters;
    }

    /**
     * One of its counters.
     *
     * @param returned whether its bytes go from the destination back to the source
     */
    record Counter(String metric, String query, boolean returned) {}

    List<Counter> counters() {
        return counters;
    }

    static Optional<Mesh> named(String name) {
        return List.of(values()).stream()
                .filter(mesh -> mesh.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** What one series counted in a time. */
    abstract FlowRecord flow(
            Counter counter, Map<String, String> labels, Instant from, Instant to, long bytes, String site);

    private static FlowRecord record(
            String reporter,
            Counter counter,
            FlowEnd source,
            FlowEnd destination,
            Instant from,
            Instant to,
            long bytes) {
        return new FlowRecord(
                from,
                to,
                null,
                reporter,
                counter.returned() ? destination : source,
                counter.returned() ? source : destination,
                null,
                new FlowRecord.Count(bytes, null),
                null);
    }

    /** An end that the proxy does not know has neither name nor place. */
    private static FlowEnd end(@Nullable String namespace, @Nullable String workload, @Nullable String site) {
        if (workload == null || workload.isEmpty() || workload.equals("unknown")) {
            return FlowEnd.NONE;
        }
        var known = namespace != null && !namespace.equals("unknown");
        return new FlowEnd(null, known ? namespace + "/" + workload : workload, site, null);
    }

    private static @Nullable String workload(Map<String, String> labels, String prefix) {
        return KINDS.stream()
                .map(kind -> labels.get(prefix + kind))
                .filter(name -> name != null && !name.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
