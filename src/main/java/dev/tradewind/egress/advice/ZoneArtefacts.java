package dev.tradewind.egress.advice;

import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a Kubernetes service's traffic in its zone. Applied server-side, each touches only the fields that it states.
 *
 * @param mesh that routes in place of Kubernetes; empty where none is known
 */
record ZoneArtefacts(String service, String namespace, String mesh) {
    private static final int SAME_ZONE = 34;
    private static final int CLOSE = 31;

    static ZoneArtefacts of(Workload workload) {
        return new ZoneArtefacts(
                workload.labels().getOrDefault("service", workload.name()),
                workload.labels().getOrDefault("namespace", "default"),
                workload.labels().getOrDefault("mesh", ""));
    }

    /** Those that the mesh follows and the cluster's version knows, as far as either is known. */
    List<Artefact> all(SeenEndpoints seen) {
        var all = new ArrayList<Artefact>();
        // Linkerd does not follow the field
        if (!mesh.equals("linkerd")) {
            all.addAll(distribution(seen));
        }
        all.add(new Artefact(
                "Endpoints in every zone",
                "deployment.yaml",
                "Kubernetes 1.19; kubectl apply --server-side --field-manager=tradewind",
                spread(service, namespace)));
        if (mesh.isEmpty() || mesh.equals("istio")) {
            all.add(new Artefact(
                    "Istio, where it routes",
                    "destination-rule.yaml",
                    "Istio 1.22; locality load balancing does nothing without outlier detection",
                    istio(service, namespace)));
        }
        if (mesh.isEmpty() || mesh.equals("linkerd")) {
            all.add(new Artefact(
                    "Linkerd, where it routes",
                    "service-linkerd.yaml",
                    "Linkerd 2.12 and Kubernetes 1.27: it follows the hints of EndpointSlices, not trafficDistribution, and"
                            + " Kubernetes sets them only with about 3 endpoints a zone; load-aware zone routing (HAZL) is part of Buoyant Enterprise for Linkerd",
                    hints(service, namespace),
                    applies("linkerd", "1.27")));
        }
        return all;
    }

    private List<Artefact> distribution(SeenEndpoints seen) {
        var version = seen instanceof SeenEndpoints.Counted counted ? counted.minor() : OptionalInt.empty();
        var all = new ArrayList<Artefact>();
        if (version.isEmpty() || version.getAsInt() >= SAME_ZONE) {
            all.add(new Artefact(
                    "Kubernetes Service",
                    "service.yaml",
                    "Kubernetes 1.34; kubectl apply --server-side --field-manager=tradewind",
                    service(service, namespace, "PreferSameZone"),
                    applies("", "1." + SAME_ZONE)));
        }
        if (version.isEmpty() || version.getAsInt() >= CLOSE && version.getAsInt() < SAME_ZONE) {
            all.add(new Artefact(
                    version.isEmpty() ? "The same on an older cluster" : "Kubernetes Service",
                    "service-before-1.34.yaml",
                    "Kubernetes 1.31 to 1.33; "
                            + (version.isEmpty() ? "instead of the one above" : "as this cluster is"),
                    service(service, namespace, "PreferClose"),
                    applies("", "1." + CLOSE)));
        }
        return all;
    }

    /** Only the text of what routes is an executor's: the others are there for a person who knows that cluster. */
    private Artefact.@Nullable Applies applies(String of, String leastVersion) {
        return mesh.equals(of) ? new Artefact.Applies(namespace, leastVersion) : null;
    }

    private static String service(String name, String namespace, String distribution) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  trafficDistribution: %s
                """.formatted(name, namespace, distribution);
    }

    private static String spread(String name, String namespace) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  template:
                    spec:
                      topologySpreadConstraints:
                        - maxSkew: 1
                          topologyKey: topology.kubernetes.io/zone
                          whenUnsatisfiable: ScheduleAnyway
                          labelSelector:
                            matchLabels:
                              app: %s
                """.formatted(name, namespace, name);
    }

    private static String istio(String name, String namespace) {
        return """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata:
                  name: %s-same-zone
                  namespace: %s
                spec:
                  host: %s.%s.svc.cluster.local
                  trafficPolicy:
                    loadBalancer:
                      localityLbSetting:
                        enabled: true
                    outlierDetection:
                      consecutive5xxErrors: 5
                      interval: 10s
                      baseEjectionTime: 30s
                """.formatted(name, namespace, name, namespace);
    }

    private static String hints(String name, String namespace) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: %s
                  annotations:
                    service.kubernetes.io/topology-mode: Auto
                """.formatted(name, namespace);
    }
}
