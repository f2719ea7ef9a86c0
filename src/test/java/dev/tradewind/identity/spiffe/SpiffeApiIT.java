package dev.tradewind.identity.spiffe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs call the API with their JWT-SVID; nothing of theirs is stored, and what is taken away is refused at once. */
@Timeout(120)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:spiffe;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.spiffe.audience=" + SpiffeApiIT.US,
            "tradewind.identity.spiffe.retry-after=5ms",
            "tradewind.identity.spiffe.callers.ci.id=spiffe://here.example/ci",
            "tradewind.identity.spiffe.callers.ci.roles=OPERATOR",
            "tradewind.identity.spiffe.callers.nightly.id=spiffe://here.example/nightly",
            "tradewind.identity.spiffe.callers.nightly.roles=VIEWER",
            "tradewind.identity.spiffe.callers.partner.id=spiffe://partner.example/reports",
            "tradewind.identity.spiffe.callers.partner.roles=VIEWER"
        })
class SpiffeApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String US = "https://tradewind.example";
    private static final DomainForTests HERE = new DomainForTests("here.example");
    private static final DomainForTests PARTNER = new DomainForTests("partner.example");
    private static final Path SOCKET = AgentForTests.socket();
    private static final AgentForTests AGENT = new AgentForTests(SOCKET);

    @DynamicPropertySource
    static void socket(DynamicPropertyRegistry properties) {
        properties.add("tradewind.identity.spiffe.socket", () -> "unix://" + SOCKET);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Svids svids;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    private final Semaphore changes = new Semaphore(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void trust() throws InterruptedException {
        svids.onChange(changes::release);
        AGENT.tell(HERE.svid("/console", Instant.now(), java.time.Duration.ofHours(1)), java.util.Map.of());
        tellAndWait(HERE, PARTNER);
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    private void tellAndWait(DomainForTests... domains) throws InterruptedException {
        AGENT.trust(domains);
        until(() -> svids.keys().size() == domains.length
                && java.util.Arrays.stream(domains)
                        .allMatch(domain -> svids.keys().get(domain.name) != null
                                && svids.keys()
                                                .get(domain.name)
                                                .getKeyByKeyId(domain.key().getKeyID())
                                        != null));
    }

    private void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String token(DomainForTests domain, String path) {
        return domain.token(path, US, Instant.now().plusSeconds(300));
    }

    private int status(String method, String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private int reads(String token) throws IOException, InterruptedException {
        return status("GET", "/api/v1/workloads", token);
    }

    @Test
    void aNamedProgramActsWithItsRolesAndNoOthers() throws Exception {
        var ci = token(HERE, "/ci");
        assertThat(reads(ci)).isEqualTo(200);
        var account = people.all().stream()
                .filter(person -> person.displayName().equals("spiffe://here.example/ci"))
                .findFirst()
                .orElseThrow();
        assertThat(account.roles()).containsExactly("OPERATOR");
        assertThat(status("POST", "/api/v1/recommendations/" + UUID.randomUUID() + ":approve", ci))
                .isEqualTo(403);
        assertThat(status("POST", "/api/v1/access-reviews", ci)).isEqualTo(403);
        assertThat(reads(token(PARTNER, "/reports"))).isEqualTo(200);
    }

    @Test
    void whoIsNotNamedIsNobody() throws Exception {
        assertThat(reads(token(HERE, "/ci/other"))).isEqualTo(401);
        assertThat(reads(token(HERE, "/console"))).isEqualTo(401);
        assertThat(reads(token(PARTNER, "/ci")))
                .as("a federated domain, not bound")
                .isEqualTo(401);
        assertThat(reads(token(new DomainForTests("here.example"), "/ci"))).isEqualTo(401);
        assertThat(reads(HERE.token(
                        "/ci", "https://elsewhere.example", Instant.now().plusSeconds(300))))
                .isEqualTo(401);
        assertThat(reads(HERE.token("/ci", US, Instant.now().minusSeconds(1)))).isEqualTo(401);
        assertThat(reads("spiffe://here.example/ci")).isEqualTo(401);
    }

    @Test
    void aRotatedKeyIsTakenAtOnceAndTheOldOneRefused() throws Exception {
        var before = token(HERE, "/ci");
        assertThat(reads(before)).isEqualTo(200);
        HERE.rotate();
        tellAndWait(HERE, PARTNER);
        assertThat(reads(before)).isEqualTo(401);
        assertThat(reads(token(HERE, "/ci"))).isEqualTo(200);
        tellAndWait(HERE);
        assertThat(reads(token(PARTNER, "/reports"))).as("federation ended").isEqualTo(401);
    }

    @Test
    void anAgentThatRefusesUsLeavesNobodyToBelieve() throws Exception {
        var ci = token(HERE, "/ci");
        assertThat(reads(ci)).isEqualTo(200);
        AGENT.refuse();
        until(() -> svids.keys().isEmpty());
        assertThat(reads(ci)).isEqualTo(401);
        AGENT.allow();
        until(() -> !svids.keys().isEmpty());
        assertThat(reads(ci)).isEqualTo(200);
    }

    @Test
    void anAccountThatIsSwitchedOffIsRefusedAtOnce() throws Exception {
        var reports = token(PARTNER, "/reports");
        assertThat(reads(reports)).isEqualTo(200);
        var root = people.create(
                "root-" + UUID.randomUUID().toString().substring(0, 8),
                "Root",
                "a long enough password",
                Set.of("ADMIN"),
                Set.of());
        var account = people.all().stream()
                .filter(person -> person.displayName().equals("spiffe://partner.example/reports"))
                .findFirst()
                .orElseThrow();
        people.grant(account.id(), Set.of("ADMIN"), Set.of(), root.id());
        assertThat(status("POST", "/api/v1/access-reviews", reports))
                .as("roles are those of the settings")
                .isEqualTo(403);
        people.switchOff(account.id(), "a test", root.id());
        assertThat(reads(reports)).isEqualTo(401);
        people.switchOn(account.id(), "a test", root.id());
        assertThat(reads(reports)).isEqualTo(200);
    }

    /** Of an administrator. */
    private String root() {
        var root = people.create(
                "root-" + UUID.randomUUID().toString().substring(0, 8),
                "Root",
                "a long enough password",
                Set.of("ADMIN"),
                Set.of());
        return tokens.issue(root.id(), "test", Duration.ofHours(1), TokenScope.of(Set.of("ADMIN"), false));
    }

    private JsonNode call(String method, String path, String token, String body, int expected) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/identity/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
    }

    private JsonNode listed(String root, String name) throws Exception {
        for (var each : call("GET", "identities?limit=1000", root, "", 200).path("items")) {
            if (each.path("name").asString().equals(name)
                    && each.path("state").asString().equals("WORKS")) {
                return each;
            }
        }
        return JSON.missingNode();
    }

    @Test
    void aCallerIsAddedAndRevokedOverTheApiWithoutARestart() throws Exception {
        var root = root();
        var batch = token(HERE, "/batch");
        assertThat(reads(batch)).isEqualTo(401);
        var body = "{\"spiffeId\": \"spiffe://here.example/batch\", \"roles\": [\"%s\"]}";
        call("POST", "spiffe-callers", root, body.formatted("APPROVER"), 400);
        call("POST", "spiffe-callers", root, "{\"spiffeId\": \"https://batch\", \"roles\": [\"VIEWER\"]}", 400);
        var line = call("POST", "spiffe-callers", root, body.formatted("VIEWER"), 201);
        assertThat(reads(batch)).isEqualTo(200);
        assertThat(status("POST", "/api/v1/access-reviews", batch)).isEqualTo(403);
        call("POST", "spiffe-callers", root, body.formatted("OPERATOR"), 400);
        call("POST", "spiffe-callers", batch, body.formatted("OPERATOR"), 403);

        var listed = listed(root, "spiffe://here.example/batch");
        assertThat(listed.path("may").asString()).isEqualTo("VIEWER");
        assertThat(listed.path("endsAt").isNull()).as("the end of its SVID").isFalse();
        var id = listed.path("id").asString();
        assertThat(id).isEqualTo("SPIFFE_CALLER." + line.path("id").asString());
        call("POST", "identities/" + id + ":revoke", root, "{}", 400);
        call("POST", "identities/" + id + ":revoke", batch, "{\"reason\": \"me\"}", 403);
        call("POST", "identities/" + id + ":revoke", root, "{\"reason\": \"it moved\"}", 204);
        assertThat(reads(batch)).isEqualTo(401);
        assertThat(jdbc.sql("select reason from audit_entry where action = 'spiffe-caller.disabled' and subject_id = ?")
                        .param(line.path("id").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("it moved");
        call("POST", "identities/SPIFFE_CALLER.nobody:revoke", root, "{\"reason\": \"none\"}", 404);

        call("POST", "spiffe-callers", root, body.formatted("OPERATOR"), 201);
        assertThat(reads(batch)).as("allowed anew").isEqualTo(200);
        assertThat(listed(root, "spiffe://here.example/batch").path("may").asString())
                .isEqualTo("OPERATOR");
    }

    @Test
    void aCallerOfTheSettingsIsSwitchedOffWhileWeRun() throws Exception {
        var root = root();
        var nightly = token(HERE, "/nightly");
        assertThat(reads(nightly)).isEqualTo(200);
        call("POST", "spiffe-callers/settings-nightly:disable", root, "{\"reason\": \"stolen\"}", 204);
        assertThat(reads(nightly)).isEqualTo(401);
        assertThat(listed(root, "spiffe://here.example/nightly").isMissingNode())
                .isTrue();
        call(
                "POST",
                "spiffe-callers",
                root,
                "{\"spiffeId\": \"spiffe://here.example/nightly\", \"roles\": [\"VIEWER\"]}",
                201);
        assertThat(reads(nightly)).isEqualTo(200);
    }

    @Test
    void anyOtherMachineIdentityIsRevokedOverTheSameAddressAndOurOwnIsNot() throws Exception {
        var root = root();
        var reader = people.create(
                "reader-" + UUID.randomUUID().toString().substring(0, 8),
                "Reader",
                "a long enough password",
                Set.of("VIEWER"),
                Set.of());
        var name = "laptop-" + UUID.randomUUID();
        var laptop = tokens.issue(reader.id(), name, Duration.ofHours(1), TokenScope.READING);
        assertThat(reads(laptop)).isEqualTo(200);
        var id = listed(root, name).path("id").asString();
        call("POST", "identities/" + id + ":revoke", root, "{\"reason\": \"lost\"}", 204);
        assertThat(reads(laptop)).isEqualTo(401);

        var own = listed(root, "spiffe://here.example/console");
        assertThat(own.path("revocable").asBoolean()).isFalse();
        call("POST", "identities/OWN_SVID.x509:revoke", root, "{\"reason\": \"none\"}", 400);
        var domains = call("GET", "trust-domains", root, "", 200);
        assertThat(domains.findValuesAsString("name")).contains("here.example", "partner.example");
    }
}
