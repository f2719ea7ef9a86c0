package dev.tradewind.edge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.edge.centre.Collections;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.SiteHealth;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real agent process, enrolled at a real console over HTTP, killed and started again. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "spring.datasource.url=jdbc:h2:mem:edge-link;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}"
        })
class AgentAndConsoleIT {
    private static final String SITE = "aws:us-east-2";

    @TempDir
    Path data;

    @LocalServerPort
    private int port;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Collections collections;

    @Autowired
    private SiteHealth health;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatAKilledAgentAcknowledgedArrivesOnceAndAStrictWriteIsThereAtOnce() throws Exception {
        System.setProperty(
                "tradewind.class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        collections.define(new EdgeCollection("it-sales", Mode.EVENTUAL, Rule.APPEND, 0, null));
        collections.define(new EdgeCollection("it-ledger", Mode.STRICT, Rule.COUNTER, 0, null));
        collections.define(new EdgeCollection("it-tills", Mode.LEASED, Rule.LAST_WRITE_WINS, 0, null));

        try (var first = agent(List.of("--token", enrolments.invite(SITE)))) {
            eventually(() -> status(first, "POST", "it-sales/transactions", "sale-0", "{}") == 201);
            for (var n = 1; n < 30; n++) {
                assertThat(status(first, "POST", "it-sales/transactions", "sale-" + n, "{}"))
                        .isEqualTo(201);
            }
            assertThat(status(first, "POST", "it-ledger/documents/day/additions", "add-1", "5"))
                    .isEqualTo(201);
            assertThat(jdbc.sql("select body from edge_document where collection = 'it-ledger'")
                            .query(String.class)
                            .single())
                    .isEqualTo("5");
            assertThat(status(first, "PUT", "it-tills/documents/t1", "till-1", "{}"))
                    .as("no lease")
                    .isEqualTo(409);
            first.kill();
        }
        try (var second = agent(List.of())) {
            assertThat(status(second, "POST", "it-sales/transactions", "sale-3", "{}"))
                    .as("repeated")
                    .isEqualTo(200);
            assertThat(status(second, "POST", "it-sales/transactions", "sale-30", "{}"))
                    .isEqualTo(201);
            send(second, "POST", "/leases", "", "{\"resource\": \"it-tills\"}");
            eventually(() -> status(second, "PUT", "it-tills/documents/t1", "till-2", "{}") == 201);
            eventually(() -> arrived() == 31);
            assertThat(health.sites())
                    .anySatisfy(site -> assertThat(site.site()).isEqualTo(SITE));
        }
    }

    private AgentUnderTest agent(List<String> more) throws Exception {
        var words =
                new ArrayList<>(List.of("--site", SITE, "--console", "http://127.0.0.1:" + port, "--pulse-ms", "200"));
        words.addAll(more);
        return AgentUnderTest.start(data, List.of(), words);
    }

    private long arrived() {
        return jdbc.sql("select count(*) from edge_entry where collection = 'it-sales'")
                .query(Long.class)
                .single();
    }

    private int status(AgentUnderTest agent, String method, String path, String key, String body) {
        return send(agent, method, "/collections/" + path, key, body).statusCode();
    }

    private HttpResponse<String> send(AgentUnderTest agent, String method, String path, String key, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        var latest = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience of 90 s").isLessThan(latest);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
