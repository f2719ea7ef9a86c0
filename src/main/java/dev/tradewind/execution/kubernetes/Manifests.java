package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.Hashes;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Applies what a recommendation wrote. Everything is tried without effect first, so that either all documents would be
 * taken or none is sent; fields that another manager holds are not forced, the conflict comes back verbatim.
 */
final class Manifests {
    private final Cluster cluster;

    Manifests(Cluster cluster) {
        this.cluster = cluster;
    }

    Submission apply(RunRequest request, String manifest) {
        List<GenericKubernetesResource> documents;
        try {
            documents = documents(manifest);
        } catch (RuntimeException e) {
            return new Submission.Refused("the manifest cannot be read: " + e.getMessage());
        }
        if (documents.isEmpty()) {
            return new Submission.Refused("the manifest has no document");
        }
        return cluster.change(client -> {
            var sha256 = Hashes.sha256(manifest);
            for (var document : documents) {
                var objection = objection(client, document);
                if (objection.isPresent()) {
                    return new Submission.Refused(objection.get());
                }
                send(client, mark(document, request, sha256), true);
            }
            if (!request.rehearsal()) {
                documents.forEach(document -> send(client, mark(document, request, sha256), false));
            }
            return new Submission.Taken(sha256, !request.rehearsal());
        });
    }

    private static List<GenericKubernetesResource> documents(String manifest) {
        var documents = new ArrayList<GenericKubernetesResource>();
        for (var text : manifest.split("(?m)^---\\s*$")) {
            if (!text.isBlank()) {
                var document = Serialization.unmarshal(text, GenericKubernetesResource.class);
                if (document.getKind() == null || document.getApiVersion() == null || document.getMetadata() == null) {
                    throw new IllegalArgumentException("a document lacks apiVersion, kind or metadata.name");
                }
                documents.add(document);
            }
        }
        return documents;
    }

    private Optional<String> objection(KubernetesClient client, GenericKubernetesResource document) {
        var name = document.getMetadata().getName();
        var live = client.genericKubernetesResources(document.getApiVersion(), document.getKind())
                .inNamespace(cluster.namespace())
                .withName(name)
                .get();
        if (live == null) {
            return Optional.empty();
        }
        var labels = Optional.ofNullable(live.getMetadata().getLabels()).orElse(Map.of());
        return "true".equals(labels.get(Names.MANAGED))
                ? Optional.empty()
                : Optional.of("%s %s is not ours to change. Its owner lets us with the label %s=true"
                        .formatted(document.getKind(), name, Names.MANAGED));
    }

    private GenericKubernetesResource mark(GenericKubernetesResource document, RunRequest request, String sha256) {
        var meta = document.getMetadata();
        meta.setNamespace(cluster.namespace());
        var labels = new TreeMap<>(Optional.ofNullable(meta.getLabels()).orElse(Map.of()));
        labels.put(Names.MANAGED, "true");
        labels.put(Names.RUN_KEY, Names.of(request.runKey()));
        meta.setLabels(labels);
        var annotations =
                new TreeMap<>(Optional.ofNullable(meta.getAnnotations()).orElse(Map.of()));
        annotations.put(Names.SPEC_SHA256, sha256);
        meta.setAnnotations(annotations);
        return document;
    }

    private void send(KubernetesClient client, GenericKubernetesResource document, boolean rehearsal) {
        client.resource(document)
                .inNamespace(cluster.namespace())
                .dryRun(rehearsal)
                .fieldManager(Names.FIELD_MANAGER)
                .serverSideApply();
    }
}
