package dev.tradewind.egress.advice;

/** Where the endpoints of a Kubernetes service stand; implemented where clusters are connected. */
@FunctionalInterface
public interface ServiceEndpoints {
    /** Answers within seconds, whatever the cluster does. */
    SeenEndpoints of(String site, String namespace, String service);

    static ServiceEndpoints none() {
        return (site, namespace, service) -> new SeenEndpoints.Unknown("no cluster is connected");
    }
}
