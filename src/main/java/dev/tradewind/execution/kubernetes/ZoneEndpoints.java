package dev.tradewind.execution.kubernetes;

import dev.tradewind.egress.advice.SeenEndpoints;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** Counts the ready endpoints of a service by zone. A pod of two address families stands in two slices and counts once. */
final class ZoneEndpoints {
    private static final String SERVICE = "kubernetes.io/service-name";

    private final String target;
    private final Cluster cluster;

    ZoneEndpoints(String target, Cluster cluster) {
        this.target = target;
        this.cluster = cluster;
    }

    SeenEndpoints of(String service, Instant at) {
        try {
            var client = cluster.client();
            var slices = client.discovery()
                    .v1()
                    .endpointSlices()
                    .inNamespace(cluster.namespace())
                    .withLabel(SERVICE, service)
                    .list()
                    .getItems();
            return slices.isEmpty()
                    ? new SeenEndpoints.Unknown(
                            "%s has no EndpointSlice of a service %s in namespace %s; if it is called otherwise, say so in the label service of the workload"
                                    .formatted(target, service, cluster.namespace()))
                    : counted(slices, ServerVersion.of(client).number(), DestinationRules.known(client), at);
        } catch (KubernetesClientException e) {
            return new SeenEndpoints.Unknown(
                    e.getCode() == 403
                            ? "%s does not let us list EndpointSlices (%s)".formatted(target, Cluster.words(e))
                            : "%s does not answer (%s)".formatted(target, Cluster.words(e)));
        } catch (UncheckedIOException e) {
            return new SeenEndpoints.Unknown(target + " was not asked: " + e.getMessage());
        }
    }

    private SeenEndpoints counted(List<EndpointSlice> slices, String version, boolean rules, Instant at) {
        var seen = new HashSet<String>();
        var byZone = new TreeMap<String, Integer>();
        int withoutZone = 0;
        for (var slice : slices) {
            for (var endpoint : slice.getEndpoints()) {
                if (!ready(endpoint) || !seen.add(identity(endpoint))) {
                    continue;
                }
                if (endpoint.getZone() == null) {
                    withoutZone++;
                } else {
                    byZone.merge(endpoint.getZone(), 1, Integer::sum);
                }
            }
        }
        return new SeenEndpoints.Counted(byZone, withoutZone, target, version, rules, at);
    }

    /** Unknown is to be taken for ready, as the API says. */
    private static boolean ready(Endpoint endpoint) {
        var conditions = endpoint.getConditions();
        return conditions == null || !Boolean.FALSE.equals(conditions.getReady());
    }

    private static String identity(Endpoint endpoint) {
        var pod = endpoint.getTargetRef();
        return pod == null || pod.getName() == null ? String.valueOf(endpoint.getAddresses()) : "pod " + pod.getName();
    }
}
