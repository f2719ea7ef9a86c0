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

/** A text of an advice on a cluster: which one, what of others it leaves alone, and what comes back. */
class AppliedManifestTest {
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: shop
              namespace: web
              creationTimestamp: "2026-11-01T00:00:00Z"
              labels: {app: shop, tradewind.dev/managed: "true"}
            spec: {type: ClusterIP, selector: {app: shop}}
            """;
    private static final List<Work.Text> TEXTS =
            List.of(new Work.Text(text("PreferSameZone"), "1.34"), new Work.Text(text("PreferClose"), "1.31"));

    private KubernetesApiServer cluster;
    private KubernetesExecutor executor;

    @BeforeEach
    void start() {
        cluster = new KubernetesApiServer();
        cluster.put("services/shop", KubernetesApiServer.tree(SERVICE.getBytes(StandardCharsets.UTF_8)));
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
    void theServersVersionChoosesTheText() {
        assertThat(apply("run-a1-1").applied().manifest()).contains("PreferSameZone");
        assertThat(distribution()).isEqualTo("PreferSameZone");

        start();
        cluster.minor = "33";
        assertThat(apply("run-a1-1").applied().manifest()).contains("PreferClose");
        assertThat(distribution()).isEqualTo("PreferClose");

        start();
        cluster.minor = "30";
        assertThat(executor.submit(request("run-a1-1", apply(TEXTS))))
                .isEqualTo(new Submission.Refused(
                        "Kubernetes 1.30 understands none of the texts, the oldest needs Kubernetes 1.31"));
    }

    @Test
    void aRehearsalChangesNothingAndARepetitionHasNoSecondEffect() {
        assertThat(executor.submit(request("run-a2-1", apply(TEXTS)).asRehearsal()))
                .isInstanceOf(Submission.Taken.class);
        assertThat(distribution()).isNull();
        assertThat(executor.observe("run-a2-1")).isInstanceOf(Observation.NotFound.class);

        apply("run-a2-1");
        assertThat(executor.observe("run-a2-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.where().object()).isEqualTo("services/shop"));
        cluster.change("services/shop", "helm", ".spec.trafficDistribution", "PreferClose");
        assertThat(apply("run-a2-1").applied()).isNull();
        assertThat(distribution()).isEqualTo("PreferClose");
    }

    @Test
    void whatWasNotThereIsLetGoAndNothingElseIsTouched() {
        var before = Map.copyOf(spec());
        var applied = apply("run-a3-1").applied();
        assertThat(executor.submit(restore(applied))).isInstanceOf(Submission.Taken.class);
        assertThat(spec()).isEqualTo(before);
        assertThat(labels()).isEqualTo(Map.of("app", "shop", Names.MANAGED, "true"));
    }

    @Test
    void whatWeHadSetBeforeComesBack() {
        cluster.minor = "33";
        apply("run-a4-1");
        cluster.minor = "34";
        var applied = apply("run-b4-1").applied();
        assertThat(distribution()).isEqualTo("PreferSameZone");
        executor.submit(restore(applied));
        assertThat(distribution()).isEqualTo("PreferClose");
        assertThat(labels()).containsEntry(Names.RUN_KEY, "run-a4-1");
    }

    @Test
    void anObjectThatWeMadeIsDeleted() {
        cluster.objects.remove("services/shop");
        var applied = apply("run-a5-1").applied();
        assertThat(cluster.objects).containsKey("services/shop");
        executor.submit(restore(applied));
        assertThat(cluster.objects).doesNotContainKey("services/shop");
    }

    @Test
    void whatSomebodyChangedSinceIsTheirs() {
        var applied = apply("run-a6-1").applied();
        cluster.change("services/shop", "helm", ".spec.trafficDistribution", "PreferClose");
        assertThat(executor.submit(restore(applied)))
                .isEqualTo(
                        new Submission.Refused("Service shop: spec.trafficDistribution is PreferClose now, we had set"
                                + " PreferSameZone; somebody changed it since"));
        assertThat(distribution()).isEqualTo("PreferClose");
    }

    @Test
    void aFieldThatTheServerWouldLeaveOutIsARefusalNotASuccess() {
        cluster.drops = ".spec.trafficDistribution";
        assertThat(executor.submit(request("run-a7-1", apply(TEXTS)).asRehearsal()))
                .isInstanceOfSatisfying(Submission.Refused.class, refused -> {
                    assertThat(refused.why())
                            .isEqualTo("it would take Service shop but leave out spec.trafficDistribution");
                    assertThat(refused.sent()).contains("trafficDistribution: \"PreferSameZone\"");
                });
    }

    @Test
    void anotherNamespaceAndAnotherOwnersObjectAreRefused() {
        var elsewhere = new Work.Text(text("PreferSameZone").replace("namespace: web", "namespace: pay"), null);
        assertThat(executor.submit(request("run-a8-1", apply(List.of(elsewhere)))))
                .isEqualTo(new Submission.Refused("Service shop is for namespace pay, and only web is ours to change"));
        KubernetesApiServer.map(KubernetesApiServer.map(cluster.objects.get("services/shop"), "metadata"), "labels")
                .remove(Names.MANAGED);
        assertThat(executor.submit(request("run-a8-2", apply(TEXTS))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("not ours to change", Names.MANAGED + "=true"));
    }

    private static String text(String distribution) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: shop
                  namespace: web
                spec:
                  trafficDistribution: %s
                """.formatted(distribution);
    }

    private static Work apply(List<Work.Text> alternatives) {
        return new Work.Apply(List.of(new Work.Part(alternatives)));
    }

    private Submission.Taken apply(String key) {
        var submission = executor.submit(request(key, apply(TEXTS)));
        assertThat(submission).isInstanceOf(Submission.Taken.class);
        return (Submission.Taken) submission;
    }

    private static RunRequest restore(Submission.Applied applied) {
        return request("run-undo", new Work.Restore(applied.manifest(), applied.before()));
    }

    private static RunRequest request(String key, Work work) {
        return new RunRequest(key, "site:a", work, Map.of(), Duration.ofMinutes(1), 1000);
    }

    private Object distribution() {
        return spec().get("trafficDistribution");
    }

    private Map<String, Object> spec() {
        return KubernetesApiServer.map(cluster.objects.get("services/shop"), "spec");
    }

    private Map<String, Object> labels() {
        return KubernetesApiServer.map(
                KubernetesApiServer.map(cluster.objects.get("services/shop"), "metadata"), "labels");
    }
}
