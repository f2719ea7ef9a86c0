package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.advice.SeenEndpoints;
import dev.tradewind.egress.advice.ServiceEndpoints;
import dev.tradewind.execution.kubernetes.KubernetesApiServer;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Settlement;
import dev.tradewind.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Zone routing where the cluster is a target of ours: tried, applied, held against the bills, and put back. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:cluster;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.execution.targets.prod.kind=KUBERNETES",
            "tradewind.execution.targets.prod.namespace=web",
            "tradewind.execution.targets.prod.sites[0].id=aws:eu-central-1"
        })
class AppliedOnAClusterTest extends AdviceScenario {
    private static final KubernetesApiServer CLUSTER = new KubernetesApiServer();

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry registry) {
        registry.add("tradewind.execution.targets.prod.url", CLUSTER::url);
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @Autowired
    DriftWatch watch;

    @Autowired
    Drifts drifts;

    @Autowired
    ServiceEndpoints endpoints;

    @Autowired
    KeptObjects keptObjects;

    private String namespace = "web";
    private Map<String, String> more = Map.of();

    @Override
    RecommendationKind kind() {
        return RecommendationKind.ROUTING;
    }

    @Override
    String charged() {
        return "$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB";
    }

    @Override
    Workload workload() {
        var labels = new TreeMap<>(Map.of("platform", "kubernetes", "namespace", namespace));
        labels.putAll(more);
        return labelled(labels);
    }

    @Test
    void isAppliedAfterADryRunSettledByTheBillsAndPutBackOnRequest() {
        service(true);
        bill("before", 60, 30, "3000", "30");
        var proposed = proposeAndApprove();
        var waiting = await(proposed, e -> verify(e).state() == StepState.RUNNING);
        assertThat(waiting.executor()).isEqualTo("prod");
        assertThat(step(waiting, StepKind.PREPARE).detail()).startsWith("prod would take it on namespace web");
        assertThat(step(waiting, StepKind.DISPATCH).detail()).startsWith("exit code 0, services/" + marts);
        assertThat(spec())
                .containsEntry("trafficDistribution", "PreferSameZone")
                .containsKey("selector");
        assertThat(kept(waiting)).contains("selector").doesNotContain("trafficDistribution");

        bill("after", 20, 1, "300", "3");
        ranDaysAgo(waiting, 21);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(promises.settlement(proposed.id()))
                .hasValueSatisfying(settled -> assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REALISED));

        CLUSTER.change("services/" + marts, "kubectl", ".spec.trafficDistribution", "PreferClose");
        watch.look();
        watch.look();
        assertThat(drifts.of(done.id()))
                .hasValueSatisfying(drift -> assertThat(drift.words())
                        .isEqualTo("Service " + marts + ": spec.trafficDistribution is PreferClose now, we had set"
                                + " PreferSameZone; somebody changed it since"));
        CLUSTER.change("services/" + marts, "tradewind", ".spec.trafficDistribution", "PreferSameZone");
        watch.look();
        assertThat(drifts.of(done.id())).isEmpty();
        assertThat(jdbc.sql(
                                "select action from audit_entry where subject_id = ? and action like '%drift%' order by recorded_at")
                        .param(done.shortId())
                        .query(String.class)
                        .list())
                .containsExactly("execution.drift-seen", "execution.drift-gone");

        interventions.rollBack(done.id(), "too uneven");
        var back = await(proposed, e -> e.state() == ExecutionState.COMPENSATED);
        assertThat(step(back, StepKind.DISPATCH).detail()).isEqualTo("prod has what it had before");
        assertThat(spec()).doesNotContainKey("trafficDistribution").containsKey("selector");
    }

    @Test
    void theAdviceCountsTheEndpointsOfTheClusterThatServesTheSite() {
        CLUSTER.put("endpointslices/shop-1", KubernetesApiServer.tree("""
                        apiVersion: discovery.k8s.io/v1
                        kind: EndpointSlice
                        metadata: {name: shop-1, namespace: web, labels: {kubernetes.io/service-name: shop}}
                        addressType: IPv4
                        endpoints:
                          - {addresses: [10.0.0.1], zone: eu-central-1a, conditions: {ready: true}}
                          - {addresses: [10.0.0.2], zone: eu-central-1b, conditions: {ready: true}}
                        """.getBytes(StandardCharsets.UTF_8)));

        assertThat(endpoints.of("aws:eu-central-1", "web", "shop"))
                .isInstanceOfSatisfying(SeenEndpoints.Counted.class, counted -> {
                    assertThat(counted.readyByZone()).isEqualTo(Map.of("eu-central-1a", 1, "eu-central-1b", 1));
                    assertThat(counted.target()).isEqualTo("prod");
                });
        assertThat(endpoints.of("aws:eu-central-1", "other", "shop"))
                .isEqualTo(
                        new SeenEndpoints.Unknown("no connected cluster serves aws:eu-central-1 with namespace other"));
    }

    @Test
    void aMeshsRuleAndTheSpreadOfUnevenEndpointsAreAppliedTogetherAndTakenBackTogether() {
        more = Map.of("mesh", "istio", "app", "shop");
        deployment();
        endpoints(Map.of("eu-central-1a", 5, "eu-central-1b", 1));
        bill("before", 60, 30, "3000", "30");
        var proposed = proposeAndApprove();
        var rule = "destinationrules/" + marts + "-same-zone";
        await(proposed, e -> CLUSTER.objects.containsKey(rule));
        // the deployment's pods restart meanwhile
        CLUSTER.put("deployments/" + marts, rolledOut());
        scheduler.wake(executions.of(proposed.id()).getFirst().id());
        var waiting = await(proposed, e -> verify(e).state() == StepState.RUNNING);
        assertThat(step(waiting, StepKind.DISPATCH).detail())
                .startsWith("exit code 0, deployments/" + marts + ", " + rule);
        assertThat(CLUSTER.objects.get("deployments/" + marts).toString())
                .contains("topologyKey=topology.kubernetes.io/zone");
        assertThat(CLUSTER.objects.get(rule).toString()).contains("localityLbSetting", "outlierDetection");

        bill("after", 20, 1, "300", "3");
        ranDaysAgo(waiting, 21);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(promises.settlement(proposed.id()))
                .hasValueSatisfying(settled -> assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REALISED));

        interventions.rollBack(done.id(), "errors");
        await(proposed, e -> e.state() == ExecutionState.COMPENSATED);
        assertThat(CLUSTER.objects).doesNotContainKey(rule);
        assertThat(CLUSTER.objects.get("deployments/" + marts).toString())
                .contains("image=shop:1")
                .doesNotContain("topologySpreadConstraints");
    }

    @Test
    void whatAnAttemptThatBrokeOffHadChangedKeepsWhatWasThereFirst() {
        service(true);
        bill("before", 60, 30, "3000", "30");
        var waiting = await(proposeAndApprove(), e -> verify(e).state() == StepState.RUNNING);
        keptObjects.keep(waiting.id(), new Submission.Applied("a---b", "[{\"was\":1},null]"));
        keptObjects.keep(waiting.id(), new Submission.Applied("a---b", "[{\"ours\":1},{\"was\":2}]", Set.of(0)));
        assertThat(kept(waiting)).isEqualTo("[{\"was\":1},{\"was\":2}]");
        keptObjects.keep(waiting.id(), new Submission.Applied("a---c", "[{\"was\":3},null]", Set.of(0)));
        assertThat(kept(waiting)).isEqualTo("[{\"was\":3},null]");
    }

    @Test
    void whatBroughtNothingIsPutBack() {
        service(true);
        bill("before", 60, 30, "3000", "30");
        var proposed = proposeAndApprove();
        var waiting = await(proposed, e -> verify(e).state() == StepState.RUNNING);
        bill("after", 20, 1, "3000", "30");
        ranDaysAgo(waiting, 21);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).isEqualTo(ExecutionState.COMPENSATED);
        assertThat(done.stateReason()).startsWith("not realised");
        assertThat(spec()).doesNotContainKey("trafficDistribution");
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state())
                .isEqualTo(RecommendationState.ROLLED_BACK);
    }

    @Test
    void aRefusalWaitsForAPersonWhoMendsItThere() {
        service(false);
        bill("before", 60, 30, "3000", "30");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.stateReason()).startsWith("prod refused: Service " + marts + " is not ours to change");

        service(true);
        interventions.retry(held.id(), "labelled");
        await(proposed, e -> verify(e).state() == StepState.RUNNING);
        assertThat(spec()).containsEntry("trafficDistribution", "PreferSameZone");
    }

    @Test
    void aRefusalWaitsForAPersonWhoAppliesItByHand() {
        service(true);
        CLUSTER.change("services/" + marts, "helm", ".spec.trafficDistribution", "PreferClose");
        bill("before", 60, 30, "3000", "30");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.stateReason()).contains("conflict with \"helm\"");

        interventions.confirmApplied(held.id(), "set in the chart");
        var waiting = await(proposed, e -> verify(e).state() == StepState.RUNNING);
        assertThat(step(waiting, StepKind.DISPATCH).detail()).startsWith("applied by Mara");
        assertThat(spec()).containsEntry("trafficDistribution", "PreferClose");
    }

    @Test
    void aClusterThatMayNotChangeThatNamespaceIsNotAsked() {
        namespace = "pay";
        bill("before", 60, 30, "3000", "30");
        var proposed = proposeAndApprove();
        assertThat(await(proposed, e -> e.state() == ExecutionState.HELD).executor())
                .isEqualTo(ByHand.ID);
    }

    private void service(boolean managed) {
        CLUSTER.put("services/" + marts, KubernetesApiServer.tree("""
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: %s
                          namespace: web
                          creationTimestamp: "2026-11-01T00:00:00Z"
                          labels: {app: shop%s}
                        spec: {type: ClusterIP, selector: {app: shop}}
                        """.formatted(
                        marts, managed ? ", tradewind.dev/managed: \"true\"" : "")
                .getBytes(StandardCharsets.UTF_8)));
    }

    private void deployment() {
        CLUSTER.put("deployments/" + marts, KubernetesApiServer.tree("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: %s
                          namespace: web
                          creationTimestamp: "2026-11-01T00:00:00Z"
                          labels: {app: shop, tradewind.dev/managed: "true"}
                        spec:
                          replicas: 6
                          selector: {matchLabels: {app: shop}}
                          template:
                            metadata: {labels: {app: shop}}
                            spec: {containers: [{name: shop, image: "shop:1"}]}
                        """.formatted(marts)
                .getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> rolledOut() {
        var there = new LinkedHashMap<>(CLUSTER.objects.get("deployments/" + marts));
        there.put(
                "status", Map.of("observedGeneration", 9, "replicas", 6, "updatedReplicas", 6, "availableReplicas", 6));
        return there;
    }

    private void endpoints(Map<String, Integer> byZone) {
        var all = new StringBuilder();
        byZone.forEach((zone, count) -> {
            for (int i = 0; i < count; i++) {
                all.append(
                        "  - {addresses: [\"%s-%d\"], zone: %s, conditions: {ready: true}}\n".formatted(zone, i, zone));
            }
        });
        CLUSTER.put(
                "endpointslices/" + marts,
                KubernetesApiServer.tree(("""
                        apiVersion: discovery.k8s.io/v1
                        kind: EndpointSlice
                        metadata: {name: %1$s, namespace: web, labels: {kubernetes.io/service-name: %1$s}}
                        addressType: IPv4
                        endpoints:
                        """.formatted(marts) + all).getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> spec() {
        return KubernetesApiServer.map(CLUSTER.objects.get("services/" + marts), "spec");
    }

    private String kept(ExecutionSummary of) {
        return jdbc.sql("select kept from execution_kept where execution_id = ?")
                .param(of.id())
                .query(String.class)
                .single();
    }

    private static StepSummary step(ExecutionSummary of, StepKind kind) {
        return of.steps().get(kind.ordinal());
    }

    /** Instead of waiting for weeks: the run becomes that much older, and the driver looks now. */
    private void ranDaysAgo(ExecutionSummary of, int days) {
        jdbc.sql("update execution set run_ended_at = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusDays(days), of.id())
                .update();
        scheduler.wake(of.id());
    }
}
