package dev.tradewind.execution.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spread of a Deployment's pods and a mesh's rule on a cluster: applied together or not at all, and taken back. */
class AppliedRoutingTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
              namespace: web
              generation: 1
              creationTimestamp: "2026-11-01T00:00:00Z"
              labels: {app: shop, tradewind.dev/managed: "true"}
            spec:
              replicas: 6
              selector: {matchLabels: {app: shop}}
              template:
                metadata: {labels: {app: shop, tier: front}}
                spec:
                  containers: [{name: shop, image: shop:1}]
                  topologySpreadConstraints:
                    - maxSkew: 2
                      topologyKey: kubernetes.io/hostname
                      whenUnsatisfiable: ScheduleAnyway
                      labelSelector: {matchLabels: {app: shop}}
            """;
    private static final String SPREAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
              namespace: web
            spec:
              template:
                spec:
                  topologySpreadConstraints:
                    - maxSkew: 1
                      topologyKey: topology.kubernetes.io/zone
                      whenUnsatisfiable: ScheduleAnyway
                      labelSelector:
                        matchLabels:
                          app: shop
            """;
    private static final String RULE = """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata:
              name: shop-same-zone
              namespace: web
            spec:
              host: shop.web.svc.cluster.local
              trafficPolicy:
                loadBalancer:
                  localityLbSetting:
                    enabled: true
                outlierDetection:
                  consecutive5xxErrors: 5
                  interval: 10s
                  baseEjectionTime: 30s
            """;

    private KubernetesApiServer cluster;
    private KubernetesExecutor executor;

    @BeforeEach
    void start() {
        cluster = new KubernetesApiServer();
        put("deployments/shop", DEPLOYMENT);
        executor = new KubernetesExecutor(
                "prod",
                new TargetSettings(
                        TargetSettings.Kind.KUBERNETES,
                        cluster.url(),
                        "web",
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        ZoneOffset.UTC,
                        Duration.ofSeconds(5)),
                KubernetesExecutorTest.NOBODY);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aConstraintStandsBesideThoseOfOthersAndIsTakenBackAlone() {
        var before = Map.copyOf(pods());
        var applied = apply("run-s1-1", SPREAD);
        assertThat(constraints())
                .hasSize(2)
                .anySatisfy(each -> assertThat(each)
                        .containsEntry("topologyKey", "kubernetes.io/hostname")
                        .containsEntry("maxSkew", 2))
                .anySatisfy(each -> assertThat(each)
                        .containsEntry("topologyKey", "topology.kubernetes.io/zone")
                        .containsEntry("maxSkew", 1));

        assertThat(executor.submit(restore(applied))).isInstanceOf(Submission.Taken.class);
        assertThat(pods()).isEqualTo(before);
    }

    @Test
    void aConstraintOfAnotherManagerForTheSameZonesIsAConflict() {
        cluster.change(
                "deployments/shop",
                "helm",
                ".spec.template.spec.topologySpreadConstraints",
                List.of(Map.of(
                        "maxSkew",
                        5,
                        "topologyKey",
                        "topology.kubernetes.io/zone",
                        "whenUnsatisfiable",
                        "ScheduleAnyway")));
        assertThat(refusal("run-s2-1", SPREAD)).contains("HTTP 409", "maxSkew");
    }

    @Test
    void aDeploymentThatIsNotThereOrWhosePodsAreCalledOtherwiseIsRefused() {
        assertThat(refusal("run-s3-1", SPREAD.replace("app: shop", "app: basket")))
                .isEqualTo(
                        "Deployment shop would spread pods with the labels {app=basket}, and its pods have {app=shop,"
                                + " tier=front}; say in the label app of the workload what they have");
        cluster.objects.remove("deployments/shop");
        assertThat(refusal("run-s3-2", SPREAD)).startsWith("there is no Deployment shop in namespace web");
    }

    @Test
    void aRuleIsMadeSeenAndDeletedAgain() {
        assertThat(executor.submit(request("run-r1-1", RULE).asRehearsal())).isInstanceOf(Submission.Taken.class);
        assertThat(cluster.objects).doesNotContainKey("destinationrules/shop-same-zone");

        var applied = apply("run-r1-1", RULE);
        assertThat(cluster.objects.get("destinationrules/shop-same-zone").toString())
                .contains("localityLbSetting={enabled=true}", "consecutive5xxErrors=5", Names.MANAGED + "=true");
        assertThat(executor.observe("run-r1-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.where().object()).isEqualTo("destinationrules/shop-same-zone"));

        executor.submit(restore(applied));
        assertThat(cluster.objects).doesNotContainKey("destinationrules/shop-same-zone");
    }

    @Test
    void aRuleNeverStandsBesideAnotherForTheSameHost() {
        put(
                "destinationrules/shop",
                RULE.replace("name: shop-same-zone", "name: shop").replace(".web.svc.cluster.local", ""));
        assertThat(refusal("run-r2-1", RULE))
                .isEqualTo(
                        "DestinationRule shop stands for the same host, and what two of them mean together is undefined."
                                + " Put the text's fields into that one");
    }

    @Test
    void aClusterWithoutIstioSaysSoAndObservesTheRestAllTheSame() {
        cluster.istio = false;
        assertThat(refusal("run-r3-1", RULE))
                .isEqualTo(
                        "it does not know DestinationRule of networking.istio.io/v1: its custom resource definition is"
                                + " not installed");
        assertThat(executor.observe("run-r3-1")).isInstanceOf(Observation.NotFound.class);
    }

    @Test
    void allPartsAreAppliedOrNone() {
        put("destinationrules/shop-same-zone", RULE);
        assertThat(refusal("run-p1-1", SPREAD, RULE))
                .startsWith("DestinationRule shop-same-zone is not ours to change");
        assertThat(constraints()).hasSize(1);

        cluster.objects.remove("destinationrules/shop-same-zone");
        var applied = apply("run-p1-2", SPREAD, RULE);
        assertThat(constraints()).hasSize(2);
        assertThat(executor.observe("run-p1-2")).isInstanceOf(Observation.Running.class);
        cluster.status(
                "deployments/shop",
                Map.of("observedGeneration", 9, "replicas", 6, "updatedReplicas", 6, "availableReplicas", 6));
        assertThat(executor.observe("run-p1-2"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.where().object())
                                .isEqualTo("deployments/shop, destinationrules/shop-same-zone"));
        executor.submit(restore(applied));
        assertThat(constraints()).hasSize(1);
        assertThat(cluster.objects).doesNotContainKey("destinationrules/shop-same-zone");
    }

    @Test
    void whatAnAttemptThatBrokeOffHadChangedIsTold() {
        apply("run-p2-1", SPREAD, RULE);
        cluster.objects.remove("destinationrules/shop-same-zone");
        assertThat(apply("run-p2-2", SPREAD, RULE).left()).containsExactly(0);
    }

    private Submission.Applied apply(String key, String... parts) {
        var submission = executor.submit(request(key, parts));
        assertThat(submission).isInstanceOf(Submission.Taken.class);
        return ((Submission.Taken) submission).applied();
    }

    private String refusal(String key, String... parts) {
        var submission = executor.submit(request(key, parts));
        assertThat(submission).isInstanceOf(Submission.Refused.class);
        return ((Submission.Refused) submission).why();
    }

    private static RunRequest restore(Submission.Applied applied) {
        return request("run-undo", new Work.Restore(applied.manifest(), applied.before()));
    }

    private static RunRequest request(String key, String... parts) {
        return request(
                key,
                new Work.Apply(List.of(parts).stream()
                        .map(text -> new Work.Part(List.of(new Work.Text(text, null))))
                        .toList()));
    }

    private static RunRequest request(String key, Work work) {
        return new RunRequest(key, "site:a", work, Map.of(), Duration.ofMinutes(1), 1000);
    }

    private void put(String key, String yaml) {
        cluster.put(key, KubernetesApiServer.tree(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> pods() {
        var template = KubernetesApiServer.map(
                KubernetesApiServer.map(cluster.objects.get("deployments/shop"), "spec"), "template");
        return KubernetesApiServer.map(template, "spec");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> constraints() {
        return (List<Map<String, Object>>) pods().get("topologySpreadConstraints");
    }
}
