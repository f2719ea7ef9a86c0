package dev.tradewind.egress.advice;

/** The texts of {@link ZoneArtefacts}; each states only the fields that it is about. */
final class ZoneTexts {
    private ZoneTexts() {}

    static String service(String name, String namespace, String distribution) {
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

    static String spread(String deployment, String namespace, String app) {
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
                """.formatted(deployment, namespace, app);
    }

    static String istio(String name, String namespace) {
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

    static String hints(String name, String namespace) {
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
