package dev.tradewind.execution.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.advice.SeenEndpoints;
import dev.tradewind.execution.spi.TargetSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that speaks the protocol, over real HTTP. */
class ZoneEndpointsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String SLICE = """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: %1$s
              namespace: web
              labels: {kubernetes.io/service-name: shop}
            addressType: %2$s
            endpoints:
              - {addresses: ["%3$s:1"], zone: us-east-1a, conditions: {ready: true}, targetRef: {kind: Pod, name: shop-1}}
              - {addresses: ["%3$s:2"], zone: us-east-1a, conditions: {}, targetRef: {kind: Pod, name: shop-2}}
              - {addresses: ["%3$s:3"], zone: us-east-1b, conditions: {ready: true}, targetRef: {kind: Pod, name: shop-3}}
              - {addresses: ["%3$s:4"], zone: us-east-1b, conditions: {ready: false}, targetRef: {kind: Pod, name: shop-4}}
              - {addresses: ["%3$s:5"], targetRef: {kind: Pod, name: shop-5}}
            """;

    private KubernetesApiServer cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new KubernetesApiServer();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void readyPodsCountOnceByTheirZoneThoughTwoSlicesNameThem() {
        put("shop-v4", "IPv4", "10.0.0");
        put("shop-v6", "IPv6", "fd00");

        assertThat(endpoints("shop"))
                .isEqualTo(new SeenEndpoints.Counted(
                        new TreeMap<>(Map.of("us-east-1a", 2, "us-east-1b", 1)), 1, "prod", "1.34", true, NOW));
    }

    @Test
    void aClusterWithoutIstioSaysThatItsRuleIsNotKnown() {
        put("shop-v4", "IPv4", "10.0.0");
        cluster.istio = false;

        assertThat(endpoints("shop"))
                .isInstanceOfSatisfying(
                        SeenEndpoints.Counted.class,
                        counted -> assertThat(counted.destinationRules()).isFalse());
    }

    @Test
    void aServiceOfAnotherNameIsUnknownAndSaysHowToNameIt() {
        put("shop-v4", "IPv4", "10.0.0");

        assertThat(endpoints("basket"))
                .isInstanceOfSatisfying(
                        SeenEndpoints.Unknown.class,
                        unknown -> assertThat(unknown.why())
                                .contains("basket in namespace web")
                                .contains("label service"));
    }

    @Test
    void aSilentClusterIsUnknown() {
        cluster.close();

        assertThat(endpoints("shop"))
                .isInstanceOfSatisfying(
                        SeenEndpoints.Unknown.class,
                        unknown -> assertThat(unknown.why()).startsWith("prod does not answer"));
    }

    private void put(String name, String type, String prefix) {
        var slice = SLICE.formatted(name, type, prefix).getBytes(StandardCharsets.UTF_8);
        cluster.put("endpointslices/" + name, KubernetesApiServer.tree(slice));
    }

    private SeenEndpoints endpoints(String service) {
        var settings = new TargetSettings(
                TargetSettings.Kind.KUBERNETES,
                cluster.url(),
                "web",
                List.of(new TargetSettings.ServedSite("site:a", null)),
                null,
                null,
                null,
                null,
                null,
                null,
                ZoneOffset.UTC,
                Duration.ofSeconds(5));
        return new KubernetesExecutor("prod", settings, KubernetesExecutorTest.NOBODY).endpoints(service, NOW);
    }
}
