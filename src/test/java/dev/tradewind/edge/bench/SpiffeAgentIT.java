package dev.tradewind.edge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.edge.centre.Collections;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.SpiffeAgents;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.identity.MachineIdentities;
import dev.tradewind.identity.spiffe.SpiffeForTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real agent process that has no key and no token: it shows its JWT-SVID, over HTTP, to a console that gave its id a site. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "spring.datasource.url=jdbc:h2:mem:edge-spiffe;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.spiffe.audience=" + SpiffeAgentIT.US,
            "tradewind.identity.spiffe.retry-after=5ms"
        })
class SpiffeAgentIT {
    static final String US = "https://tradewind.example";
    private static final String SITE = "aws:us-east-2";
    private static final String AGENT = "spiffe://here.example/edge/ohio";
    private static final SpiffeForTests SPIFFE = new SpiffeForTests(Clock.systemUTC());

    @DynamicPropertySource
    static void socket(DynamicPropertyRegistry properties) {
        properties.add("tradewind.identity.spiffe.socket", SPIFFE::socket);
    }

    @TempDir
    Path data;

    @LocalServerPort
    private int port;

    @Autowired
    private SpiffeAgents agents;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Collections collections;

    @Autowired
    private MachineIdentities identities;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SPIFFE.close();
    }

    @Test
    void anAgentWithAnIdentityNeedsNoKeyAndIsRefusedOnceItsLineEnds() throws Exception {
        System.setProperty(
                "tradewind.class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        SPIFFE.issuesTo("/edge/ohio");
        collections.define(new EdgeCollection("sp-sales", Mode.EVENTUAL, Rule.APPEND, 0, null));

        try (var first = agent()) {
            assertThat(linked(first)).isFalse();
            assertThat(introduces(AGENT, SITE)).as("nobody gave it a site").isEqualTo(401);
            agents.allow(AGENT, SITE);
            eventually(() -> sells(first, "sale-1") == 201);
            eventually(() -> arrived() == 1);
            assertThat(files()).contains("agent.queue").doesNotContain("agent.key");
            assertThat(Files.readAllLines(data.resolve("agent.queue"))).hasSize(2);
            assertThat(identities.all()).anySatisfy(identity -> {
                assertThat(identity.detail()).isEqualTo(AGENT);
                assertThat(identity.endsAt()).isNotNull();
                assertThat(identity.works()).isTrue();
            });
            first.kill();
        }
        try (var second = agent()) {
            eventually(() -> sells(second, "sale-2") == 201);
            eventually(() -> arrived() == 2);
            assertThat(jdbc.sql("select count(*) from edge_agent_key where site = ?")
                            .param(SITE)
                            .query(Long.class)
                            .single())
                    .as("a key for each run")
                    .isEqualTo(2);
            assertThatThrownBy(() -> enrolments.invite(SITE)).hasMessageContaining("SPIFFE");

            agents.end(agents.all().getFirst().id(), "the machine was stolen");
            assertThat(introduces(AGENT, SITE)).isEqualTo(401);
            eventually(() -> !linked(second));
            assertThat(sells(second, "sale-3")).as("the site goes on").isEqualTo(201);
            assertThat(arrived()).isEqualTo(2);

            agents.allow(AGENT, SITE);
            eventually(() -> arrived() == 3);
            assertThat(introduces(AGENT, "aws:us-west-2")).as("another site").isEqualTo(400);
            assertThat(introduces("spiffe://here.example/edge/other", SITE)).isEqualTo(401);
            agents.end(agents.all().getFirst().id(), "the end of the test");
        }
    }

    private AgentUnderTest agent() throws Exception {
        return AgentUnderTest.start(
                data,
                List.of(),
                List.of(
                        "--site",
                        SITE,
                        "--console",
                        "http://127.0.0.1:" + port,
                        "--pulse-ms",
                        "100",
                        "--spiffe-socket",
                        SPIFFE.socket(),
                        "--spiffe-audience",
                        US));
    }

    private int introduces(String spiffeId, String site) throws IOException, InterruptedException {
        var path = spiffeId.substring("spiffe://here.example".length());
        var key = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/edge-link/introductions"))
                .header("Authorization", "Bearer " + SPIFFE.token(path, US))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"site\": \"" + site + "\", \"incarnation\": \"q\", \"publicKeys\": [\"" + key + "\"]}"))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private long arrived() {
        return jdbc.sql("select count(*) from edge_entry where collection = 'sp-sales'")
                .query(Long.class)
                .single();
    }

    private boolean linked(AgentUnderTest agent) {
        return send(agent, "GET", "/status", "", "").contains("\"linked\":true");
    }

    private int sells(AgentUnderTest agent, String key) {
        return Integer.parseInt(send(agent, "POST", "/collections/sp-sales/transactions", key, "{}")
                .substring(0, 3));
    }

    /** Status, then body. */
    private String send(AgentUnderTest agent, String method, String path, String key, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        var latest = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience of 60 s").isLessThan(latest);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
