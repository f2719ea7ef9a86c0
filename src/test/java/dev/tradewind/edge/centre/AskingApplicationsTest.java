package dev.tradewind.edge.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeSettings;
import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.edge.wire.WriteKind;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.outbound.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A real application on the loopback address, which the guard lets through by name here and by default never. */
@ConsoleTest
class AskingApplicationsTest {
    @Autowired
    private AgentLink link;

    @Autowired
    private Collections collections;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private Versions versions;

    private final Outbound outbound = OutboundForTests.local();

    @Autowired
    private AuditTrail audit;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    private record Heard(String signature, byte[] body) {}

    private final List<Heard> heard = new ArrayList<>();
    private final String name = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final String queue = UUID.randomUUID().toString();
    private Instant now = Instant.now();
    private int status = 200;
    private String says = "";
    private final HttpServer application;

    AskingApplicationsTest() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    }

    @BeforeEach
    void application() {
        application.createContext("/", exchange -> {
            try (exchange) {
                heard.add(new Heard(
                        exchange.getRequestHeaders().getFirst("Tradewind-Signature"),
                        exchange.getRequestBody().readAllBytes()));
                var bytes = says.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        application.start();
    }

    @AfterEach
    void stop() {
        application.stop(0);
    }

    @Test
    void theApplicationHearsBothVersionsAndTheAncestorSignedAndWhatItDecidesStandsWithTheLoserKept() throws Exception {
        var conflict = collision("http://localhost:" + application.getAddress().getPort() + "/decide");
        says = "{\"choice\": \"EDITED\", \"document\": {\"count\": 9}, \"reason\": \"sold both\"}";
        asking(Map.of(name, "s3cret")).look();

        assertThat(heard).hasSize(1);
        var question = Json.tree(new String(heard.getFirst().body(), StandardCharsets.UTF_8));
        assertThat(question.path("ancestor").path("count").asInt()).isEqualTo(14);
        assertThat(question.path("centreBody").path("count").asInt()).isEqualTo(12);
        assertThat(question.path("siteBody").path("count").asInt()).isEqualTo(11);
        assertThat(heard.getFirst().signature())
                .isEqualTo(WebhookSignature.of(heard.getFirst().body(), now, List.of("s3cret")));

        var decided = conflicts.numbered(conflict.number()).orElseThrow();
        assertThat(decided.open()).isFalse();
        assertThat(decided.centreBody()).isEqualTo("{\"count\":9}");
        assertThat(decided.reason()).isEqualTo("the application decided: sold both");
        assertThat(decided.decidedBy()).isEqualTo("system:application:" + name);
        assertThat(versions.of(name, "d", 10))
                .extracting(Versions.Past::body)
                .contains("{\"count\":11}", "{\"count\":12}");
        assertThat(jdbc.sql("select answer from edge_asked where number = ?")
                        .param(conflict.number())
                        .query(String.class)
                        .single())
                .isEqualTo(says);
        asking(Map.of(name, "s3cret")).look();
        assertThat(heard).as("asked once").hasSize(1);
    }

    @Test
    void oneThatDoesNotAnswerIsAskedThreeTimesAndThenAPersonDecides() throws Exception {
        var conflict = collision("http://localhost:" + application.getAddress().getPort() + "/decide");
        status = 503;
        for (var n = 0; n < 6; n++) {
            asking(Map.of(name, "s3cret")).look();
            asking(Map.of(name, "s3cret")).look();
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(heard).hasSize(AskingApplications.TRIES);
        assertThat(words(conflict)).contains("did not answer, try 3 of 3");
        assertThat(conflicts.numbered(conflict.number()).orElseThrow().open()).isTrue();
        by(() -> conflicts.decide(
                conflict.number(), conflict.version(), EdgeConflict.Choice.SITE, null, "counted", "p1"));
    }

    @Test
    void anAddressInsideTheNetworkIsNotAskedNorIsOneWithoutASecretAndAnAnswerThatIsNoneIsToldAndKept()
            throws Exception {
        var inside = collision("http://169.254.169.254/latest/meta-data");
        asking(Map.of(name, "s3cret")).look();
        assertThat(words(inside)).contains("was not asked").contains("http");
        assertThat(conflicts.numbered(inside.number()).orElseThrow().open()).isTrue();
        by(() -> conflicts.decide(inside.number(), inside.version(), EdgeConflict.Choice.SITE, null, "counted", "p1"));

        collections.define(new EdgeCollection(
                name,
                Mode.EVENTUAL,
                Rule.WEBHOOK,
                0,
                "http://localhost:" + application.getAddress().getPort() + "/decide"));
        var unsigned = again();
        asking(Map.of()).look();
        assertThat(words(unsigned)).contains("webhook-secrets." + name);
        assertThat(heard).isEmpty();
        by(() -> conflicts.decide(
                unsigned.number(), unsigned.version(), EdgeConflict.Choice.SITE, null, "counted", "p1"));

        var unclear = again();
        says = "{\"choice\": \"BOTH\"}";
        asking(Map.of(name, "s3cret")).look();
        assertThat(words(unclear)).contains("'BOTH', not SITE, CENTRE or EDITED");
        assertThat(conflicts.numbered(unclear.number()).orElseThrow().open()).isTrue();
    }

    private AskingApplications asking(Map<String, String> secrets) {
        var settings = new EdgeSettings(
                Duration.ofMillis(500),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofSeconds(15),
                Duration.ofMillis(150),
                secrets);
        return new AskingApplications(
                jdbc,
                conflicts,
                collections,
                outbound,
                audit,
                settings,
                transactions,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private String words(EdgeConflict of) {
        return jdbc.sql("select words from edge_asked where number = ?")
                .param(of.number())
                .query(String.class)
                .single();
    }

    private int sequence = 0;

    private EdgeConflict collision(String webhook) {
        collections.define(new EdgeCollection(name, Mode.EVENTUAL, Rule.WEBHOOK, 0, webhook));
        return again();
    }

    /** A document of which the console and the site know different things. */
    private EdgeConflict again() {
        var document = sequence == 0 ? "d" : "d" + sequence;
        receive(document, "", "{\"count\":14}");
        var agreed = version(sequence);
        receive(document, agreed, "{\"count\":12}");
        receive(document, agreed, "{\"count\":11}");
        return conflicts.open().stream()
                .filter(c -> c.collection().equals(name) && c.document().equals(document))
                .findFirst()
                .orElseThrow();
    }

    private void receive(String document, String base, String body) {
        sequence++;
        link.receive(
                new Batch(
                        "aws:us-east-1",
                        queue,
                        sequence,
                        List.of(new Entry(
                                sequence,
                                name + sequence,
                                name,
                                document,
                                WriteKind.PUT,
                                body,
                                base,
                                version(sequence),
                                0))),
                10,
                10);
    }

    private static String version(long n) {
        return new HybridTime(1_767_225_600_000L + n, 0, "aws:us-east-1").text();
    }

    private static void by(Runnable decision) {
        Actors.runAs(Actor.system("test"), decision);
    }
}
