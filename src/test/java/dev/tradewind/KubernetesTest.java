package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code docker/} names is in the product: images, ports, paths, settings, metrics. There is no cluster here, so what a
 * cluster makes of the manifests is not tried.
 */
class KubernetesTest {
    private static final Path MANIFESTS = Path.of("docker/kubernetes/tradewind.yaml");
    private static final Path PROXY = Path.of("docker/proxy/haproxy.cfg");
    private static final Path DASHBOARD = Path.of("docker/grafana/tradewind.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_SPRING_AND_JAVA = Set.of(
            "up",
            "jvm_memory_used_bytes",
            "hikaricp_connections_active",
            "process_cpu_usage",
            "http_server_requests_seconds_sum",
            "http_server_requests_seconds_count");

    @Test
    void theConsoleRunsTwiceWithoutRightsAndWritesOnlyWhereItMay() throws IOException {
        var deployment = one("Deployment");
        var pod = deployment.at("/spec/template/spec");
        var console = pod.at("/containers/0");
        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(console.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(console.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(console.at("/securityContext/capabilities/drop/0").asString())
                .isEqualTo("ALL");
        assertThat(Files.readString(Path.of("docker/Dockerfile")))
                .contains("USER " + pod.at("/securityContext/runAsUser").asString() + ":"
                        + pod.at("/securityContext/runAsGroup").asString())
                .contains("TRADEWIND_DATA=/var/lib/tradewind");
        assertThat(console.at("/image").asString()).isEqualTo("tradewind:" + version());
        var volumes = texts(pod.at("/volumes"), "name");
        assertThat(volumes).containsAll(texts(console.at("/volumeMounts"), "name"));
        assertThat(texts(console.at("/volumeMounts"), "subPath")).containsExactlyInAnyOrder("lake", "evidence", "keys");
    }

    @Test
    void portsAndProbesAreThoseOfTheConsole() throws IOException {
        var console = one("Deployment").at("/spec/template/spec/containers/0");
        var ports = texts(console.at("/ports"), "name");
        var settings = one("ConfigMap").at("/data");
        assertThat(console.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        assertThat(Files.readString(Path.of("docker/Dockerfile"))).contains("EXPOSE 8080");
        assertThat(console.at("/ports/1/containerPort").asString())
                .isEqualTo(settings.at("/MANAGEMENT_SERVER_PORT").asString());
        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(ports).contains(console.at("/" + probe + "/httpGet/port").asString());
            assertThat(PROBES)
                    .contains(console.at("/" + probe + "/httpGet/path").asString());
        }
        for (var service : all("Service")) {
            assertThat(ports).containsAll(texts(service.at("/spec/ports"), "targetPort"));
            assertThat(service.at("/spec/selector")).isEqualTo(one("Deployment").at("/spec/template/metadata/labels"));
        }
        for (var rule : one("NetworkPolicy").at("/spec/ingress")) {
            assertThat(ports).containsAll(texts(rule.at("/ports"), "port"));
        }
        assertThat(all("Service").getFirst().at("/spec/sessionAffinity").asString())
                .isEqualTo("ClientIP");
        assertThat(one("PodDisruptionBudget").at("/spec/minAvailable").asInt()).isEqualTo(1);
    }

    /** Served by the console's own port; {@code OperationsIT} asks both. */
    static final Set<String> PROBES = Set.of("/livez", "/readyz");

    @Test
    void everySettingExistsAndEverySecretIsAReference() throws IOException {
        var known = settings();
        var console = one("Deployment").at("/spec/template/spec/containers/0");
        assertThat(known).containsAll(one("ConfigMap").at("/data").propertyNames());
        assertThat(known).containsAll(texts(console.at("/env"), "name"));
        for (var variable : console.at("/env")) {
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asString())
                    .as("the secret of %s", variable.at("/name").asString())
                    .startsWith("tradewind-");
        }
    }

    @Test
    void theDashboardAsksForMetricsThatAreServed() throws IOException {
        var documented = Pattern.compile("`(tradewind_\\w+)`")
                .matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var asked = new HashSet<String>();
        for (var panel : JSON.readTree(Files.readString(DASHBOARD)).at("/panels")) {
            for (var target : panel.at("/targets")) {
                Pattern.compile("([a-z_]+)\\{")
                        .matcher(target.at("/expr").asString())
                        .results()
                        .forEach(found -> asked.add(found.group(1)));
            }
        }
        assertThat(asked)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(documented.contains(name)
                                || documented.contains(name.replaceAll("_(bucket|sum|count)$", ""))
                                || OF_SPRING_AND_JAVA.contains(name))
                        .as("metric %s of the dashboard", name)
                        .isTrue());
    }

    @Test
    void theProxyKeepsPeopleAndLooksWhereTheConsoleAnswers() throws IOException {
        var proxy = Files.readString(PROXY);
        assertThat(proxy)
                .contains("cookie TRADEWIND_REPLICA insert")
                .contains("uri /readyz")
                .contains("option redispatch")
                .contains("X-Forwarded-Port %[dst_port]")
                .contains("on-marked-down shutdown-sessions");
        var compose = JSON.valueToTree(new Yaml().load(Files.readString(Path.of("docker/compose.yaml"))));
        var environment = compose.at("/services/proxy/environment");
        for (var name : List.of("TRADEWIND_PROXY_BIND", "TRADEWIND_PROXY_ONE", "TRADEWIND_PROXY_TWO")) {
            assertThat(proxy).contains("\"${" + name + "}\"");
            assertThat(environment.at("/" + name).asString()).as(name).contains(":8080");
        }
        for (var name : List.of("TRADEWIND_PROXY_ONE", "TRADEWIND_PROXY_TWO")) {
            var console = environment.at("/" + name).asString().replace(":8080", "");
            assertThat(compose.at("/services/" + console).isMissingNode()).isFalse();
            assertThat(Files.readString(Path.of("docker/prometheus/prometheus.yaml")))
                    .contains(console + ":8081");
        }
    }

    /** As variables of the environment: in capitals, points as underscores, without hyphens. */
    static Set<String> settings() throws IOException {
        var names = Pattern.compile("(?m)^\\| `(tradewind[^`\\[]+)`")
                .matcher(Files.readString(Path.of("docs/configuration.md")) + Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1));
        return Stream.concat(names, ofSpring().stream())
                .map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> ofSpring() throws IOException {
        var names = new ArrayList<String>();
        for (var each : Collections.list(
                KubernetesTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var file = each.openStream()) {
                names.addAll(texts(JSON.readTree(file).at("/properties"), "name"));
            }
        }
        return names;
    }

    static String version() throws IOException {
        var found = Pattern.compile("<artifactId>tradewind</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static JsonNode one(String kind) throws IOException {
        assertThat(all(kind)).as(kind).hasSize(1);
        return all(kind).getFirst();
    }

    private static List<JsonNode> all(String kind) throws IOException {
        var all = new ArrayList<JsonNode>();
        for (var document : new Yaml().loadAll(Files.readString(MANIFESTS, StandardCharsets.UTF_8))) {
            JsonNode node = JSON.valueToTree(document);
            if (node.at("/kind").asString().equals(kind)) {
                all.add(node);
            }
        }
        return all;
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.at("/" + name))
                .filter(each -> !each.isMissingNode())
                .map(JsonNode::asString)
                .toList();
    }
}
