package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What a load balancer and a Prometheus see. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:operations;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.scrape-token=scrape-me"
        })
class OperationsIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final int managementPort;

    OperationsIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @Test
    void tellsTheLoadBalancerWithoutASignIn() throws Exception {
        assertThat(get(port, "/readyz", "").statusCode()).isEqualTo(200);
        assertThat(get(port, "/livez", "").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheActuatorOnAPortOfItsOwn() throws Exception {
        assertThat(managementPort).isNotEqualTo(port);
        assertThat(get(managementPort, "/actuator/health", "").statusCode()).isEqualTo(200);
        assertThat(get(port, "/actuator/prometheus", "Bearer scrape-me").body()).doesNotContain("jvm_memory");
    }

    @Test
    void servesMetricsOnlyToWhoeverHoldsTheToken() throws Exception {
        assertThat(get(managementPort, "/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(get(managementPort, "/actuator/prometheus", "Bearer guess").statusCode())
                .isEqualTo(401);
        assertThat(get(managementPort, "/actuator/prometheus", "Bearer scrape-me")
                        .body())
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void servesEveryMetricThatTheDocumentationNames(
            @Autowired Signals signals, @Autowired ScheduledTaskHolder scheduled) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        signals.append(List.of(SignalPoint.observed(
                SeriesNames.carbonLifeCycle("DE"),
                now.minus(1, ChronoUnit.HOURS),
                now,
                BigDecimal.TEN,
                SignalKind.MEASURED,
                "average, life cycle, location-based",
                "test",
                now)));
        scheduled.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("SignalMetrics"))
                .forEach(task -> task.getTask().getRunnable().run());

        var served =
                get(managementPort, "/actuator/prometheus", "Bearer scrape-me").body();
        var named =
                Pattern.compile("(?m)^\\| `(tradewind_[a-z_]+)`").matcher(Files.readString(Path.of("docs/metrics.md")));
        assertThat(named.results().map(metric -> metric.group(1)))
                .hasSizeGreaterThan(8)
                .allSatisfy(metric -> assertThat(served).containsPattern("(?m)^# TYPE " + metric + " "));
    }

    /** Nothing of ours is served without a word on what it says and which rule watches it. */
    @Test
    void documentsEveryMetricOfOursThatItServes() throws Exception {
        var served = Pattern.compile("(?m)^(tradewind_[a-z_]+?)(_bucket|_count|_sum|_max)?[ {]")
                .matcher(get(managementPort, "/actuator/prometheus", "Bearer scrape-me")
                        .body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var documented = Pattern.compile("(?m)^\\| `(tradewind_\\w+)`")
                .matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).containsAll(served).hasSizeGreaterThan(10);
    }

    private HttpResponse<String> get(int port, String path, String authorization)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
