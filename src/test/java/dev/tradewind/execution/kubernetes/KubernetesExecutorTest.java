package dev.tradewind.execution.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.RemoteExecutorContract;
import dev.tradewind.execution.TestTarget;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Capacity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.identity.spiffe.NoIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesExecutorTest extends RemoteExecutorContract {
    static final OwnIdentity NOBODY = audience -> {
        throw new NoIdentity("nobody");
    };

    private static final String DIGEST = "registry.example/train@sha256:" + "a".repeat(64);
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
              namespace: web
              generation: 1
              creationTimestamp: "2026-11-01T00:00:00Z"
              labels: {app: shop%s}
            spec: {replicas: 2}
            status: {replicas: 2, availableReplicas: 2, updatedReplicas: 2, observedGeneration: 1}
            """;

    private KubernetesApiServer cluster;

    @TempDir
    Path secrets;

    @BeforeEach
    void start() throws Exception {
        cluster = new KubernetesApiServer();
        Files.writeString(secrets.resolve("token"), "first\n");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Override
    protected Executor executor() {
        return new KubernetesExecutor("prod", settings(null), NOBODY);
    }

    private TargetSettings settings(String queue) {
        return new TargetSettings(
                TargetSettings.Kind.KUBERNETES,
                cluster.url(),
                "web",
                List.of(new TargetSettings.ServedSite(
                        "site:a", "topology.kubernetes.io/region=a", "capacity-type=spot", "spot=true:NoSchedule")),
                null,
                secrets.resolve("token"),
                null,
                queue,
                null,
                null,
                ZoneOffset.UTC,
                Duration.ofSeconds(5));
    }

    @Override
    protected Work work() {
        return new Work.Container("registry.example/train:7", List.of("train"), 2, 4, 1);
    }

    @Override
    protected Work otherWork() {
        return new Work.Container("registry.example/train:8", List.of("train"), 2, 4, 1);
    }

    @Override
    protected int starts(String runKey) {
        return cluster.created.getOrDefault("jobs/" + runKey, 0);
    }

    @Override
    protected void begin(String runKey) {
        cluster.put("pods/" + runKey + "-x", pod(runKey, "Running", Map.of("running", Map.of("startedAt", at()))));
        cluster.status("jobs/" + runKey, Map.of("active", 1, "startTime", at()));
    }

    @Override
    protected void end(String runKey, int exitCode) {
        Map<String, Object> terminated = Map.of("terminated", Map.of("exitCode", exitCode, "finishedAt", at()));
        cluster.put("pods/" + runKey + "-x", pod(runKey, exitCode == 0 ? "Succeeded" : "Failed", terminated));
        var condition =
                Map.of("type", exitCode == 0 ? "Complete" : "Failed", "status", "True", "lastTransitionTime", at());
        cluster.status(
                "jobs/" + runKey, Map.of("conditions", List.of(condition), "startTime", at(), "completionTime", at()));
    }

    @Override
    protected void awaitEnd(String runKey) {
        var job = cluster.objects.get("jobs/" + runKey);
        assertThat(KubernetesApiServer.map(job, "spec")).containsEntry("suspend", true);
        var condition = Map.of("type", "Suspended", "status", "True", "lastTransitionTime", at());
        cluster.objects.remove("pods/" + runKey + "-x");
        cluster.status("jobs/" + runKey, Map.of("conditions", List.of(condition)));
    }

    @Override
    protected void awaitEndBeforeStart(String runKey) {
        awaitEnd(runKey);
        assertThat(KubernetesApiServer.map(cluster.objects.get("jobs/" + runKey), "spec"))
                .as("a queue that admits it later must find nothing to start")
                .containsEntry("parallelism", 0);
    }

    @Override
    protected void loseNextAnswer() {
        cluster.losesNextAnswer = true;
    }

    @Override
    protected void goSilent() {
        cluster.silent = true;
    }

    @Override
    protected void speakAgain() {
        cluster.silent = false;
    }

    private static Map<String, Object> pod(String runKey, String phase, Map<String, Object> state) {
        var container = Map.of("name", "run", "imageID", DIGEST, "image", "registry.example/train:7", "state", state);
        return Map.of(
                "apiVersion", "v1",
                "kind", "Pod",
                "metadata", Map.of("name", runKey + "-x", "namespace", "web", "labels", Map.of(Names.RUN_KEY, runKey)),
                "spec", Map.of("nodeName", "node-7"),
                "status", Map.of("phase", phase, "startTime", at(), "containerStatuses", List.of(container)));
    }

    private static String at() {
        return KubernetesApiServer.now();
    }

    private void deployed(boolean managed) {
        var label = managed ? ", " + Names.MANAGED + ": \"true\"" : "";
        cluster.put(
                "deployments/shop",
                KubernetesApiServer.tree(DEPLOYMENT.formatted(label).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void recordsTheImageDigestAndTheNodeAsTheClusterResolvedThem() {
        executor().submit(request("run-k1-1", work()));
        begin("run-k1-1");
        end("run-k1-1", 0);
        assertThat(executor().observe("run-k1-1")).isInstanceOfSatisfying(Observation.Ended.class, ended -> {
            assertThat(ended.where().imageDigest()).isEqualTo(DIGEST);
            assertThat(ended.where().node()).isEqualTo("node-7");
            assertThat(ended.where().object()).isEqualTo("jobs/run-k1-1");
        });
    }

    @Test
    void theJobAsksForItsResourcesAtTheSitesNodesAndIsNotStartedAgainByTheCluster() {
        executor().submit(request("run-k2-1", work()));
        var spec = KubernetesApiServer.map(cluster.objects.get("jobs/run-k2-1"), "spec");
        assertThat(spec).containsEntry("backoffLimit", 0).containsEntry("activeDeadlineSeconds", 60);
        var pod = KubernetesApiServer.map(KubernetesApiServer.map(spec, "template"), "spec");
        assertThat(pod).containsEntry("nodeSelector", Map.of("topology.kubernetes.io/region", "a"));
        assertThat(pod.get("containers").toString())
                .contains("cpu=2", "memory=4096Mi", "nvidia.com/gpu=1", "TRADEWIND_RUN_KEY", "run-k2-1");
    }

    @Test
    void aRunThatIsPlannedOnSpotAsksForItsNodesAndToleratesTheirTaint() {
        var onDemand = request("run-k9-1", work());
        executor()
                .submit(new RunRequest(
                        "run-k9-2",
                        onDemand.site(),
                        work(),
                        Map.of(Capacity.VARIABLE, Capacity.SPOT),
                        onDemand.longest(),
                        onDemand.mostOutputBytes()));
        executor().submit(onDemand);
        assertThat(pod("run-k9-2"))
                .containsEntry("nodeSelector", Map.of("topology.kubernetes.io/region", "a", "capacity-type", "spot"));
        assertThat(pod("run-k9-2").get("tolerations").toString())
                .contains("key=spot", "value=true", "effect=NoSchedule", "operator=Equal");
        assertThat(pod("run-k9-2").get("containers").toString()).contains("TRADEWIND_CAPACITY");
        assertThat(pod("run-k9-1"))
                .containsEntry("nodeSelector", Map.of("topology.kubernetes.io/region", "a"))
                .doesNotContainKey("tolerations");
    }

    private Map<String, Object> pod(String job) {
        var spec = KubernetesApiServer.map(cluster.objects.get("jobs/" + job), "spec");
        return KubernetesApiServer.map(KubernetesApiServer.map(spec, "template"), "spec");
    }

    @Test
    void aQueueAdmitsTheJobNotWe() {
        var queued = new KubernetesExecutor("prod", settings("team-ml"), NOBODY);
        queued.submit(request("run-k3-1", work()));
        var job = cluster.objects.get("jobs/run-k3-1");
        assertThat(KubernetesApiServer.map(job, "spec")).containsEntry("suspend", true);
        assertThat(KubernetesApiServer.map(KubernetesApiServer.map(job, "metadata"), "labels"))
                .containsEntry("kueue.x-k8s.io/queue-name", "team-ml");
        assertThat(queued.observe("run-k3-1"))
                .isInstanceOfSatisfying(
                        Observation.Starting.class,
                        starting -> assertThat(starting.why()).contains("queue"));
    }

    @Test
    void aJobThatRanTooLongEndsAsTimedOut() {
        executor().submit(request("run-k4-1", work()));
        var condition =
                Map.of("type", "Failed", "status", "True", "reason", "DeadlineExceeded", "lastTransitionTime", at());
        cluster.status("jobs/run-k4-1", Map.of("conditions", List.of(condition), "startTime", at()));
        assertThat(executor().observe("run-k4-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.exitCode()).isEqualTo(124));
    }

    @Test
    void scalesOnlyWhatItsOwnerLetsUsScale() {
        deployed(false);
        var scale = request("run-k5-1", new Work.Scale("deployments/shop", 5));
        assertThat(executor().submit(scale))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains(Names.MANAGED + "=true"));
        deployed(true);
        assertThat(executor().submit(scale)).isInstanceOf(Submission.Taken.class);
        var shop = cluster.objects.get("deployments/shop");
        assertThat(KubernetesApiServer.map(shop, "spec")).containsEntry("replicas", 5);
        assertThat(executor().observe("run-k5-1")).isInstanceOf(Observation.Running.class);
        cluster.status(
                "deployments/shop",
                Map.of("replicas", 5, "availableReplicas", 5, "updatedReplicas", 5, "observedGeneration", 2));
        assertThat(executor().observe("run-k5-1")).isInstanceOf(Observation.Ended.class);
    }

    @Test
    void aCronJobIsSuspendedAndLetGoAgainAndNothingElseOfItIsTouched() {
        cluster.put(
                "cronjobs/labels",
                Map.of(
                        "apiVersion",
                        "batch/v1",
                        "kind",
                        "CronJob",
                        "metadata",
                        Map.of("name", "labels", "labels", Map.of(Names.MANAGED, "true")),
                        "spec",
                        Map.of("schedule", "0 4 * * *", "suspend", false)));
        assertThat(executor().submit(request("run-k6-1", new Work.Suspend("cronjobs/labels", true))))
                .isInstanceOf(Submission.Taken.class);
        assertThat(KubernetesApiServer.map(cluster.objects.get("cronjobs/labels"), "spec"))
                .containsEntry("suspend", true)
                .containsEntry("schedule", "0 4 * * *");
        assertThat(executor().observe("run-k6-1")).isInstanceOf(Observation.Ended.class);

        assertThat(executor().submit(request("run-k6-2", new Work.Suspend("cronjobs/labels", false))))
                .isInstanceOf(Submission.Taken.class);
        assertThat(KubernetesApiServer.map(cluster.objects.get("cronjobs/labels"), "spec"))
                .containsEntry("suspend", false);
        assertThat(executor().submit(request("run-k6-3", new Work.Suspend("cronjobs/none", true))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("there is no cronjobs/none"));
    }

    @Test
    void triesAManifestWithoutEffectBeforeItAppliesAnyOfIt() {
        var metadata = Map.of("name", "shop", "labels", Map.of(Names.MANAGED, "true"));
        var spec = Map.of("trafficDistribution", "PreferClose");
        cluster.put("services/shop", Map.of("apiVersion", "v1", "kind", "Service", "metadata", metadata, "spec", spec));
        cluster.change("services/shop", "helm", ".spec.trafficDistribution", "PreferClose");
        var manifest = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: first}
                data: {a: b}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: shop}
                spec: {trafficDistribution: PreferSameZone}
                """;
        assertThat(executor()
                        .submit(request(
                                "run-k6-1",
                                new Work.Apply(List.of(new Work.Part(List.of(new Work.Text(manifest, null))))))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("409", "conflict with \"helm\""));
        assertThat(cluster.objects).doesNotContainKey("configmaps/first");
    }

    private KubernetesExecutor bySpiffe(OwnIdentity identity) {
        return new KubernetesExecutor(
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
                        Duration.ofSeconds(5),
                        "prod-eu",
                        null,
                        false,
                        null),
                identity);
    }

    @Test
    void carriesOurIdentityForTheClusterInPlaceOfAStoredToken() {
        var issued = new java.util.concurrent.atomic.AtomicInteger();
        var executor = bySpiffe(audience -> audience + "-" + issued.incrementAndGet());
        executor.observe("no-such-run");
        executor.observe("no-such-run");
        assertThat(cluster.credentials)
                .contains("Bearer prod-eu-1", "Bearer prod-eu-2")
                .allMatch(sent -> sent.startsWith("Bearer prod-eu-"));
    }

    @Test
    void withoutAnIdentityNothingIsAskedAndNothingIsTakenForRefused() {
        assertThat(bySpiffe(NOBODY).observe("no-such-run")).isInstanceOf(Observation.Unreachable.class);
        assertThat(cluster.credentials).isEmpty();
    }

    @Test
    void readsAShortLivedTokenAnewForEachRequest() throws Exception {
        var executor = executor();
        executor.observe("run-k7-1");
        Files.writeString(secrets.resolve("token"), "second\n");
        executor.observe("run-k7-1");
        assertThat(cluster.credentials).startsWith("Bearer first").endsWith("Bearer second");
    }

    @Test
    void aRefusalComesWithTheManifestThatWasSent() {
        cluster.refuses = TestTarget.Reply.json(
                422,
                Map.of(
                        "kind", "Status",
                        "apiVersion", "v1",
                        "status", "Failure",
                        "code", 422,
                        "reason", "Invalid",
                        "message", "Job.batch \"run-k10-1\" is invalid: spec.parallelism: must be 1"));
        assertThat(executor().submit(request("run-k10-1", work())))
                .isInstanceOfSatisfying(Submission.Refused.class, refused -> {
                    assertThat(refused.why())
                            .isEqualTo("HTTP 422: Job.batch \"run-k10-1\" is invalid: spec.parallelism: must be 1");
                    assertThat(refused.sent()).contains("kind: \"Job\"", "registry.example/train:7", "backoffLimit: 0");
                });
    }

    @Test
    void givesTheClustersRefusalVerbatim() {
        cluster.put("jobs/run-k8-1", Map.of("metadata", Map.of("name", "run-k8-1"), "spec", Map.of()));
        assertThat(executor().submit(request("run-k8-1", work()))).isInstanceOf(Submission.Refused.class);
        assertThat(executor().submit(request("run-k9-1", new Work.Order("nightly", Map.of()))))
                .isInstanceOf(Submission.Refused.class);
    }
}
