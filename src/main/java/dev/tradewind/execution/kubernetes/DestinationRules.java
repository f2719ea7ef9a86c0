package dev.tradewind.execution.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Set;

/**
 * Istio's rules for the callers of a host. What two of them for one host mean together Istio leaves undefined, so ours
 * never stands beside another.
 */
final class DestinationRules {
    static final String API_VERSION = "networking.istio.io/v1";
    static final String KIND = "DestinationRule";
    static final ResourceDefinitionContext CONTEXT = new ResourceDefinitionContext.Builder()
            .withGroup("networking.istio.io")
            .withVersion("v1")
            .withKind(KIND)
            .withPlural("destinationrules")
            .withNamespaced(true)
            .build();

    private DestinationRules() {}

    static boolean is(GenericKubernetesResource document) {
        return document.getKind().equals(KIND) && document.getApiVersion().equals(API_VERSION);
    }

    static boolean known(KubernetesClient client) {
        return client.supports(API_VERSION, KIND);
    }

    /** Those of the namespace for the host of a document, other than itself. */
    static List<GenericKubernetesResource> besides(
            KubernetesClient client, String namespace, GenericKubernetesResource document) {
        var names = names(String.valueOf(host(document)), namespace);
        return client.genericKubernetesResources(CONTEXT).inNamespace(namespace).list().getItems().stream()
                .filter(each -> !each.getMetadata()
                        .getName()
                        .equals(document.getMetadata().getName()))
                .filter(each -> names.contains(String.valueOf(host(each))))
                .toList();
    }

    /** A host may be named short: it is then meant in the rule's own namespace. */
    private static Set<String> names(String host, String namespace) {
        var end = "." + namespace + ".svc.cluster.local";
        if (!host.endsWith(end)) {
            return Set.of(host);
        }
        var name = host.substring(0, host.length() - end.length());
        return Set.of(host, name, name + "." + namespace, name + "." + namespace + ".svc");
    }

    private static Object host(GenericKubernetesResource rule) {
        return rule.get("spec", "host");
    }
}
