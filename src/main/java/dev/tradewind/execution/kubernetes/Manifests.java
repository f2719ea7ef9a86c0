package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.quantity.Hashes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies what a recommendation wrote. Everything is tried without effect first, so that either all documents would be
 * taken or none is sent; fields that another manager holds are not forced, the conflict comes back verbatim.
 */
final class Manifests {
    private final Cluster cluster;

    Manifests(Cluster cluster) {
        this.cluster = cluster;
    }

    Submission apply(RunRequest request, List<Work.Text> alternatives) {
        return cluster.change(client -> {
            var manifest = ServerVersion.of(client).understands(alternatives);
            if (manifest.isEmpty()) {
                return new Submission.Refused("%s understands none of the texts, the oldest needs Kubernetes %s"
                        .formatted(
                                ServerVersion.of(client), alternatives.getLast().leastVersion()));
            }
            try {
                return apply(client, request, manifest.get(), Documents.of(manifest.get()));
            } catch (IllegalArgumentException e) {
                return new Submission.Refused("the manifest cannot be read: " + e.getMessage());
            }
        });
    }

    private Submission apply(
            KubernetesClient client, RunRequest request, String manifest, List<GenericKubernetesResource> documents) {
        var sha256 = Hashes.sha256(manifest);
        var key = Names.of(request.runKey());
        var before = new ArrayList<@Nullable GenericKubernetesResource>();
        for (var document : documents) {
            var live = cluster.live(document);
            var objection = objection(document, live);
            if (objection.isPresent()) {
                return new Submission.Refused(objection.get());
            }
            before.add(live);
        }
        if (before.stream().allMatch(live -> live != null && key.equals(label(live, Names.RUN_KEY)))) {
            return new Submission.Taken(sha256, false);
        }
        for (var document : documents) {
            var would = send(client, mark(document, key, sha256), true);
            var dropped = Documents.fields(document).stream()
                    .filter(field -> !field.holdsIn(would))
                    .findFirst();
            if (dropped.isPresent()) {
                return new Submission.Refused("it would take %s %s but leave out %s"
                        .formatted(
                                document.getKind(),
                                document.getMetadata().getName(),
                                dropped.get().name()));
            }
        }
        if (!request.rehearsal()) {
            documents.forEach(document -> send(client, mark(document, key, sha256), false));
        }
        return new Submission.Taken(
                sha256, !request.rehearsal(), new Submission.Applied(manifest, Serialization.asJson(before)));
    }

    private Optional<String> objection(GenericKubernetesResource document, @Nullable GenericKubernetesResource live) {
        var what = document.getKind() + " " + document.getMetadata().getName();
        var namespace = document.getMetadata().getNamespace();
        if (namespace != null && !namespace.equals(cluster.namespace())) {
            return Optional.of("%s is for namespace %s, and only %s is ours to change"
                    .formatted(what, namespace, cluster.namespace()));
        }
        return live == null || "true".equals(label(live, Names.MANAGED))
                ? Optional.empty()
                : Optional.of("%s is not ours to change. Its owner lets us with the label %s=true"
                        .formatted(what, Names.MANAGED));
    }

    private static @Nullable String label(GenericKubernetesResource of, String name) {
        return Optional.ofNullable(of.getMetadata().getLabels())
                .orElse(Map.of())
                .get(name);
    }

    private GenericKubernetesResource mark(GenericKubernetesResource document, String key, String sha256) {
        var meta = document.getMetadata();
        meta.setNamespace(cluster.namespace());
        var labels = new TreeMap<>(Optional.ofNullable(meta.getLabels()).orElse(Map.of()));
        labels.put(Names.MANAGED, "true");
        labels.put(Names.RUN_KEY, key);
        meta.setLabels(labels);
        var annotations =
                new TreeMap<>(Optional.ofNullable(meta.getAnnotations()).orElse(Map.of()));
        annotations.put(Names.SPEC_SHA256, sha256);
        meta.setAnnotations(annotations);
        return document;
    }

    private GenericKubernetesResource send(
            KubernetesClient client, GenericKubernetesResource document, boolean rehearsal) {
        return client.resource(document)
                .inNamespace(cluster.namespace())
                .dryRun(rehearsal)
                .fieldManager(Names.FIELD_MANAGER)
                .serverSideApply();
    }
}
