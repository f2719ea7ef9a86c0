package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Where;
import dev.tradewind.quantity.Hashes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects of others that we may change because they carry our label {@value Names#MANAGED}: Deployments are scaled and
 * pointed at a site's nodes, CronJobs held back. We apply only these fields, and name ourselves as their manager. Services
 * and rules of a mesh are only looked at: what is applied to them is a manifest.
 */
final class OwnedObjects {
    /** Kinds that may be changed, by the word in front of the name. */
    enum Kind {
        DEPLOYMENTS("apps/v1", "Deployment"),
        CRONJOBS("batch/v1", "CronJob"),
        SERVICES("v1", "Service"),
        DESTINATIONRULES(DestinationRules.API_VERSION, DestinationRules.KIND);

        final String apiVersion;
        final String kind;

        Kind(String apiVersion, String kind) {
            this.apiVersion = apiVersion;
            this.kind = kind;
        }
    }

    private final Cluster cluster;

    OwnedObjects(Cluster cluster) {
        this.cluster = cluster;
    }

    Submission scale(RunRequest request, String object, int replicas) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("replicas", replicas);
        var nodes = JobSpec.nodes(cluster.settings(), request.site());
        if (!nodes.isEmpty()) {
            spec.put("template", Map.of("spec", Map.of("nodeSelector", nodes)));
        }
        return change(request, Kind.DEPLOYMENTS, object, spec);
    }

    Submission suspend(RunRequest request, String object, boolean suspended) {
        return change(request, Kind.CRONJOBS, object, Map.of("suspend", suspended));
    }

    private Submission change(RunRequest request, Kind kind, String object, Map<String, Object> spec) {
        var prefix = kind.name().toLowerCase(java.util.Locale.ROOT) + "/";
        if (!object.startsWith(prefix)) {
            return new Submission.Refused("'" + object + "' is not " + prefix + "NAME");
        }
        var name = object.substring(prefix.length());
        return cluster.change((client, sending) -> {
            var live = named(client, kind, name).get();
            if (live == null) {
                return new Submission.Refused("there is no %s in namespace %s".formatted(object, cluster.namespace()));
            }
            if (!"true".equals(label(live, Names.MANAGED))) {
                return new Submission.Refused("%s is not ours to change. Its owner lets us with the label %s=true"
                        .formatted(object, Names.MANAGED));
            }
            var key = Names.of(request.runKey());
            var sha256 = Hashes.sha256(Serialization.asJson(spec));
            if (key.equals(label(live, Names.RUN_KEY))) {
                // rehearsed once more it tells whether the object is as we left it
                var drift = request.rehearsal()
                        ? drift(partial(kind, name, key, sha256, spec), live)
                        : Optional.<String>empty();
                return drift.<Submission>map(words -> new Submission.Refused(words))
                        .orElseGet(() -> new Submission.Taken(sha256, false));
            }
            var wanted = partial(kind, name, key, sha256, spec);
            sending.accept(wanted);
            client.resource(wanted)
                    .inNamespace(cluster.namespace())
                    .dryRun(request.rehearsal())
                    .fieldManager(Names.FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
            return new Submission.Taken(sha256, !request.rehearsal());
        });
    }

    private static Optional<String> drift(GenericKubernetesResource ours, GenericKubernetesResource live) {
        return Documents.fields(ours).stream()
                .filter(field -> !field.holdsIn(live))
                .map(field -> "%s %s: %s is %s now, we had set %s; somebody changed it since"
                        .formatted(
                                ours.getKind(),
                                ours.getMetadata().getName(),
                                field.name(),
                                field.in(live),
                                field.value()))
                .findFirst();
    }

    private GenericKubernetesResource partial(
            Kind kind, String name, String key, String sha256, Map<String, Object> spec) {
        var partial = new GenericKubernetesResource();
        partial.setApiVersion(kind.apiVersion);
        partial.setKind(kind.kind);
        partial.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
                .withName(name)
                .withNamespace(cluster.namespace())
                .addToLabels(Names.RUN_KEY, key)
                .addToAnnotations(Names.SPEC_SHA256, sha256)
                .build());
        partial.setAdditionalProperty("spec", spec);
        return partial;
    }

    /** Null where no object carries this key. Of several one that is not yet there tells, and all are named once they are. */
    @Nullable
    Observation observe(String runKey) {
        var key = Names.of(runKey);
        var seen = Arrays.stream(Kind.values())
                .flatMap(kind -> carrying(kind, key).stream().map(live -> state(kind, live)))
                .toList();
        return seen.stream()
                .filter(each -> !(each instanceof Observation.Ended))
                .findFirst()
                .or(() -> seen.stream()
                        .map(Observation.Ended.class::cast)
                        .reduce((one, other) -> new Observation.Ended(
                                Where.of(one.where().object() + ", "
                                        + other.where().object()),
                                0,
                                one.startedAt().isBefore(other.startedAt()) ? one.startedAt() : other.startedAt(),
                                one.endedAt().isAfter(other.endedAt()) ? one.endedAt() : other.endedAt())))
                .orElse(null);
    }

    private List<GenericKubernetesResource> carrying(Kind kind, String key) {
        try {
            return (kind == Kind.DESTINATIONRULES
                            ? cluster.client().genericKubernetesResources(DestinationRules.CONTEXT)
                            : cluster.client().genericKubernetesResources(kind.apiVersion, kind.kind))
                    .inNamespace(cluster.namespace())
                    .withLabel(Names.RUN_KEY, key)
                    .list()
                    .getItems();
        } catch (KubernetesClientException e) {
            // where there is no Istio, or its rules are not for us to see, none is ours
            if (kind == Kind.DESTINATIONRULES && List.of(403, 404).contains(e.getCode())) {
                return List.of();
            }
            throw e;
        }
    }

    private static Observation state(Kind kind, GenericKubernetesResource live) {
        var where = Where.of(kind.name().toLowerCase(java.util.Locale.ROOT) + "/"
                + live.getMetadata().getName());
        var at = applied(live);
        return switch (kind) {
            case CRONJOBS, SERVICES, DESTINATIONRULES -> new Observation.Ended(where, 0, at, at);
            case DEPLOYMENTS -> {
                int wanted = number(live, "spec", "replicas").orElse(1);
                int ready = number(live, "status", "availableReplicas").orElse(0);
                int all = number(live, "status", "replicas").orElse(0);
                int updated = number(live, "status", "updatedReplicas").orElse(0);
                boolean seen = number(live, "status", "observedGeneration").orElse(0)
                        >= Objects.requireNonNullElse(live.getMetadata().getGeneration(), 0L);
                yield seen && ready >= wanted && all == wanted && updated == wanted
                        ? new Observation.Ended(where, 0, at, at)
                        : new Observation.Running(where, at);
            }
        };
    }

    /** When our fields were last applied, by the cluster's clock. */
    private static Instant applied(GenericKubernetesResource live) {
        return live.getMetadata().getManagedFields().stream()
                .filter(fields -> Names.FIELD_MANAGER.equals(fields.getManager()) && fields.getTime() != null)
                .map(fields -> Instant.parse(fields.getTime()))
                .max(Instant::compareTo)
                .orElseGet(() -> Instant.parse(live.getMetadata().getCreationTimestamp()));
    }

    private static Optional<Integer> number(GenericKubernetesResource of, Object... path) {
        return of.get(path) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    private static @Nullable String label(GenericKubernetesResource of, String name) {
        var labels = of.getMetadata().getLabels();
        return labels == null ? null : labels.get(name);
    }

    private Resource<GenericKubernetesResource> named(KubernetesClient client, Kind kind, String name) {
        return client.genericKubernetesResources(kind.apiVersion, kind.kind)
                .inNamespace(cluster.namespace())
                .withName(name);
    }
}
