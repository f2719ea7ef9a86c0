package dev.tradewind.execution.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a document is not ours to apply, or would do nothing there, before the cluster itself is asked. */
final class Objections {
    private final Cluster cluster;

    Objections(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Whether the cluster knows what it is about; asked first, for nothing else can be asked otherwise. */
    Optional<String> unknown(KubernetesClient client, GenericKubernetesResource document) {
        return DestinationRules.is(document) && !DestinationRules.known(client)
                ? Optional.of("it does not know %s of %s: its custom resource definition is not installed"
                        .formatted(DestinationRules.KIND, DestinationRules.API_VERSION))
                : Optional.empty();
    }

    /** @param live as it is there; null if it is not */
    Optional<String> to(
            KubernetesClient client, GenericKubernetesResource document, @Nullable GenericKubernetesResource live) {
        var what = what(document);
        var namespace = document.getMetadata().getNamespace();
        if (namespace != null && !namespace.equals(cluster.namespace())) {
            return Optional.of("%s is for namespace %s, and only %s is ours to change"
                    .formatted(what, namespace, cluster.namespace()));
        }
        if (live == null) {
            return absent(client, document);
        }
        if (!"true".equals(label(live, Names.MANAGED))) {
            return Optional.of("%s is not ours to change. Its owner lets us with the label %s=true"
                    .formatted(what, Names.MANAGED));
        }
        return beside(client, document).or(() -> unselected(document, live));
    }

    /** A Deployment of which only some fields are stated cannot be made of them. */
    private Optional<String> absent(KubernetesClient client, GenericKubernetesResource document) {
        return document.getKind().equals("Deployment")
                ? Optional.of(
                        "there is no %s in namespace %s; if it is called otherwise, say so in run.object of the workload"
                                .formatted(what(document), cluster.namespace()))
                : beside(client, document);
    }

    private Optional<String> beside(KubernetesClient client, GenericKubernetesResource document) {
        if (!DestinationRules.is(document)) {
            return Optional.empty();
        }
        return DestinationRules.besides(client, cluster.namespace(), document).stream()
                .findFirst()
                .map(other ->
                        "%s %s stands for the same host, and what two of them mean together is undefined. Put the text's fields into that one"
                                .formatted(
                                        DestinationRules.KIND,
                                        other.getMetadata().getName()));
    }

    /** Constraints that select none of the pods that they are stated for spread nothing. */
    private static Optional<String> unselected(GenericKubernetesResource document, GenericKubernetesResource live) {
        var pods = live.get("spec", "template", "metadata", "labels") instanceof Map<?, ?> labels ? labels : Map.of();
        if (!(document.get("spec", "template", "spec", "topologySpreadConstraints") instanceof List<?> constraints)) {
            return Optional.empty();
        }
        return constraints.stream()
                .map(each -> each instanceof Map<?, ?> map
                                && map.get("labelSelector") instanceof Map<?, ?> selector
                                && selector.get("matchLabels") instanceof Map<?, ?> match
                        ? match
                        : Map.of())
                .filter(match -> !pods.entrySet().containsAll(match.entrySet()))
                .findFirst()
                .map(match ->
                        "%s would spread pods with the labels %s, and its pods have %s; say in the label app of the workload what they have"
                                .formatted(what(document), match, pods));
    }

    private static String what(GenericKubernetesResource document) {
        return document.getKind() + " " + document.getMetadata().getName();
    }

    static @Nullable String label(GenericKubernetesResource of, String name) {
        return Optional.ofNullable(of.getMetadata().getLabels())
                .orElse(Map.of())
                .get(name);
    }
}
