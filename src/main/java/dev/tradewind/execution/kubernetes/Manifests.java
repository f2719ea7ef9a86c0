package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.quantity.Hashes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies what a recommendation wrote. Everything is tried without effect first, so that either all documents would be
 * taken or none is sent; fields that another manager holds are not forced, the conflict comes back verbatim.
 */
final class Manifests {
    private final Cluster cluster;
    private final Objections objections;

    Manifests(Cluster cluster) {
        this.cluster = cluster;
        this.objections = new Objections(cluster);
    }

    Submission apply(RunRequest request, List<Work.Part> parts) {
        return cluster.change((client, sending) -> {
            var version = ServerVersion.of(client);
            var chosen = new ArrayList<String>();
            for (var part : parts) {
                var text = version.understands(part.alternatives());
                if (text.isEmpty()) {
                    return new Submission.Refused("%s understands none of the texts, the oldest needs Kubernetes %s"
                            .formatted(version, part.alternatives().getLast().leastVersion()));
                }
                chosen.add(text.get());
            }
            var manifest = String.join("---\n", chosen);
            try {
                return apply(client, sending, request, manifest, Documents.of(manifest));
            } catch (IllegalArgumentException e) {
                return new Submission.Refused("the manifest cannot be read: " + e.getMessage());
            }
        });
    }

    private Submission apply(
            KubernetesClient client,
            Consumer<Object> sending,
            RunRequest request,
            String manifest,
            List<GenericKubernetesResource> documents) {
        var sha256 = Hashes.sha256(manifest);
        var key = Names.of(request.runKey());
        var before = new ArrayList<@Nullable GenericKubernetesResource>();
        var left = new HashSet<Integer>();
        for (var document : documents) {
            var unknown = objections.unknown(client, document);
            if (unknown.isPresent()) {
                return new Submission.Refused(unknown.get());
            }
            var live = cluster.live(document);
            var objection = objections.to(client, document, live);
            if (objection.isPresent()) {
                return new Submission.Refused(objection.get());
            }
            if (live != null
                    && live.getMetadata().getAnnotations() != null
                    && sha256.equals(live.getMetadata().getAnnotations().get(Names.SPEC_SHA256))) {
                left.add(before.size());
            }
            before.add(live);
        }
        if (before.stream().allMatch(live -> live != null && key.equals(Objections.label(live, Names.RUN_KEY)))) {
            return new Submission.Taken(sha256, false);
        }
        for (var document : documents) {
            var would = send(client, sending, mark(document, key, sha256), true);
            var dropped = Documents.fields(document).stream()
                    .filter(field -> !field.holdsIn(would))
                    .findFirst();
            if (dropped.isPresent()) {
                return new Submission.Refused(
                        "it would take %s %s but leave out %s"
                                .formatted(
                                        document.getKind(),
                                        document.getMetadata().getName(),
                                        dropped.get().name()),
                        Cluster.text(document));
            }
        }
        if (!request.rehearsal()) {
            documents.forEach(document -> send(client, sending, mark(document, key, sha256), false));
        }
        return new Submission.Taken(
                sha256, !request.rehearsal(), new Submission.Applied(manifest, Serialization.asJson(before), left));
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
            KubernetesClient client, Consumer<Object> sending, GenericKubernetesResource document, boolean rehearsal) {
        sending.accept(document);
        return client.resource(document)
                .inNamespace(cluster.namespace())
                .dryRun(rehearsal)
                .fieldManager(Names.FIELD_MANAGER)
                .serverSideApply();
    }
}
