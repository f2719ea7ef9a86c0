package dev.tradewind.egress.advice;

import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a Kubernetes service's traffic in its zone. Applied server-side, each touches only the fields that it states.
 * A cluster that is connected applies two parts: what routes, by the mesh that does, and the spread of the endpoints where
 * they were counted and stand unevenly.
 *
 * @param deployment whose pods are the endpoints
 * @param app label {@code app} of these pods
 * @param mesh that routes in place of Kubernetes; empty where none is known
 * @param assumed endpoints per zone where none were counted
 */
record ZoneArtefacts(String service, String namespace, String deployment, String app, String mesh, BigDecimal assumed) {
    private static final int SAME_ZONE = 34;
    private static final int CLOSE = 31;
    private static final String OURS = "; kubectl apply --server-side --field-manager=tradewind";
    private static final String SPREAD = "spread";

    static ZoneArtefacts of(Workload workload, BigDecimal assumed) {
        var service = workload.labels().getOrDefault("service", workload.name());
        var deployments = "deployments/";
        return new ZoneArtefacts(
                service,
                workload.labels().getOrDefault("namespace", "default"),
                Optional.ofNullable(workload.run())
                        .flatMap(run -> Optional.ofNullable(run.object()))
                        .filter(object -> object.startsWith(deployments))
                        .map(object -> object.substring(deployments.length()))
                        .orElse(service),
                workload.labels().getOrDefault("app", service),
                workload.labels().getOrDefault("mesh", ""),
                assumed);
    }

    /** Those that the mesh follows and the cluster's version knows, as far as either is known. */
    List<Artefact> all(SeenEndpoints seen) {
        var all = new ArrayList<Artefact>();
        // Linkerd does not follow the field
        if (!mesh.equals("linkerd")) {
            all.addAll(distribution(seen));
        }
        all.add(spread(seen));
        // where no mesh is known, and the cluster says that Istio is not there, its rule is nothing to offer
        if (mesh.equals("istio") || mesh.isEmpty() && !rulesMissing(seen)) {
            all.add(istio(seen));
        }
        if (mesh.isEmpty() || mesh.equals("linkerd")) {
            all.add(linkerd(seen));
        }
        return all;
    }

    /** Whether what a cluster applies changes the template of pods. */
    boolean restarts(SeenEndpoints seen) {
        return spread(seen).applies() != null;
    }

    private List<Artefact> distribution(SeenEndpoints seen) {
        var version = seen instanceof SeenEndpoints.Counted counted ? counted.minor() : OptionalInt.empty();
        var all = new ArrayList<Artefact>();
        if (version.isEmpty() || version.getAsInt() >= SAME_ZONE) {
            all.add(distribution(
                    seen, "Kubernetes Service", "service.yaml", "Kubernetes 1.34", "PreferSameZone", SAME_ZONE));
        }
        if (version.isEmpty() || version.getAsInt() >= CLOSE && version.getAsInt() < SAME_ZONE) {
            all.add(distribution(
                    seen,
                    version.isEmpty() ? "The same on an older cluster" : "Kubernetes Service",
                    "service-before-1.34.yaml",
                    "Kubernetes 1.31 to 1.33, "
                            + (version.isEmpty() ? "instead of the one above" : "as this cluster is"),
                    "PreferClose",
                    CLOSE));
        }
        return all;
    }

    private Artefact distribution(
            SeenEndpoints seen, String title, String file, String needs, String distribution, int minor) {
        return new Artefact(
                title,
                file,
                needs + OURS,
                "callers inside the cluster whose node has the label topology.kubernetes.io/zone, by kube-proxy or another"
                        + " that follows the hints of EndpointSlices; "
                        + (mesh.equals("istio")
                                ? "callers with Istio's sidecar follow the DestinationRule instead"
                                : "not through a mesh's sidecar, and not for a headless Service"),
                perZone(seen)
                        + ". A zone's callers stay with its endpoints whatever their load; others are asked only when none"
                        + " of the zone is ready.",
                ZoneTexts.service(service, namespace, distribution),
                applies(seen, "", Artefact.Applies.ROUTING, "1." + minor));
    }

    private Artefact spread(SeenEndpoints seen) {
        boolean even = seen instanceof SeenEndpoints.Counted counted && counted.even();
        boolean uneven = seen instanceof SeenEndpoints.Counted && !even;
        return new Artefact(
                "Endpoints in every zone",
                "deployment.yaml",
                "Kubernetes 1.19" + OURS,
                "a Deployment %s whose pods have the label app: %s; %s"
                        .formatted(
                                deployment,
                                app,
                                even
                                        ? "its endpoints are even over the zones now, so that nothing need be changed"
                                        : uneven
                                                ? "its endpoints are uneven over the zones now"
                                                : "not needed where its endpoints are even over the zones"),
                perZone(seen)
                        + ". It changes the pods' template: they restart one after another, as the Deployment's strategy"
                        + " says. ScheduleAnyway leaves no pod waiting where a zone is full.",
                ZoneTexts.spread(deployment, namespace, app),
                uneven && routed(seen) ? new Artefact.Applies(SPREAD, namespace, "1.19") : null);
    }

    private Artefact istio(SeenEndpoints seen) {
        return new Artefact(
                "Istio, where it routes",
                "destination-rule.yaml",
                "Istio 1.22; locality load balancing does nothing without outlier detection",
                rulesMissing(seen)
                        ? ((SeenEndpoints.Counted) seen).target() + " does not know DestinationRule of"
                                + " networking.istio.io/v1: Istio is not installed there or is older than 1.22, so it is a"
                                + " step for a person"
                        : "callers with Istio's sidecar, where no other DestinationRule stands for the same host: what two"
                                + " of them mean together is undefined",
                perZone(seen)
                        + ". After 5 errors in a row an endpoint is left out for 30 s and its load goes to the others of its"
                        + " zone, and to other zones when too few of them are healthy.",
                ZoneTexts.istio(service, namespace),
                // since when a server's apply by fields is stable
                applies(seen, "istio", Artefact.Applies.ROUTING, "1.22"));
    }

    private Artefact linkerd(SeenEndpoints seen) {
        return new Artefact(
                "Linkerd, where it routes",
                "service-linkerd.yaml",
                "Linkerd 2.12 and Kubernetes 1.27: it follows the hints of EndpointSlices, not trafficDistribution; load-aware"
                        + " zone routing (HAZL) is part of Buoyant Enterprise for Linkerd",
                "meshed callers; Kubernetes sets the hints only with about 3 endpoints a zone and with zones of like size"
                        + " in CPUs, and else none, so that nothing changes",
                perZone(seen) + ". With hints a zone's callers stay with its endpoints whatever their load.",
                ZoneTexts.hints(service, namespace),
                applies(seen, "linkerd", Artefact.Applies.ROUTING, "1.27"));
    }

    private String perZone(SeenEndpoints seen) {
        return Overload.perZone(seen, assumed);
    }

    private static boolean rulesMissing(SeenEndpoints seen) {
        return seen instanceof SeenEndpoints.Counted counted && !counted.destinationRules();
    }

    /** Whether a cluster may apply what routes; else a person does all of it. */
    private boolean routed(SeenEndpoints seen) {
        return List.of("", "linkerd").contains(mesh) || mesh.equals("istio") && !rulesMissing(seen);
    }

    /** Only the text of what routes is an executor's: the others are there for a person who knows that cluster. */
    private Artefact.@Nullable Applies applies(SeenEndpoints seen, String of, String part, String leastVersion) {
        return mesh.equals(of) && routed(seen) ? new Artefact.Applies(part, namespace, leastVersion) : null;
    }
}
