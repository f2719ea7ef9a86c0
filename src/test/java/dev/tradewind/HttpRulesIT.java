package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every endpoint, asked over a real socket: problems, repeated posts, pages, versions, the description. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:operations;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.scrape-token=scrape-me"
        })
@ExtendWith(OutputCaptureExtension.class)
class HttpRulesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatGoesWrongIsAProblemWhoseErrorIdStandsInTheLog(CapturedOutput log) throws Exception {
        var viewer = token("VIEWER");
        var analyst = token("ANALYST");
        problem(log, get("/api/v1/imports", ""), 401, "unauthenticated");
        problem(log, post("/api/v1/plans", viewer, "{}", "-"), 403, "forbidden");
        problem(log, get("/api/v1/imports/" + UUID.randomUUID(), viewer), 404, "not-found");
        problem(log, get("/api/v1/nothing-here", viewer), 404, "not-found");
        problem(log, get("/api/v1/recommendations/REC-999999", viewer), 404, "not-found");
        problem(log, get("/api/v1/executions/EXE-999999", viewer), 404, "not-found");
        problem(log, get("/api/v1/imports?limit=0", viewer), 400, "bad-request");
        problem(log, get("/api/v1/imports?limit=1001", viewer), 400, "bad-request");
        problem(log, get("/api/v1/imports/no-uuid", viewer), 400, "bad-request");
        problem(log, get("/api/v1/recommendations/no-uuid", viewer), 400, "bad-request");
        problem(log, get("/api/v1/workloads?cursor=of-another-list", viewer), 400, "bad-request");
        problem(log, post("/api/v1/plans", token("OPERATOR"), "{not json", "-"), 400, "bad-request");
        problem(log, post("/api/v1/imports", analyst, "{}", "-"), 415, "unsupported-media-type");
        problem(log, send("DELETE", "/api/v1/imports", viewer, "", "-"), 405, "method-not-allowed");
    }

    @Test
    void aBrowserKeepsWhatNeverChangesAndNoPage() throws Exception {
        for (var path : List.of("/favicon.svg", "/tokens.css?v-c=1", "/login")) {
            var answer = get(path, "").headers();
            assertThat(answer.firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .matches(path.equals("/login") ? ".*no-store.*" : "max-age=[1-9].*");
            assertThat(answer.map()).as(path).doesNotContainKeys("pragma", "expires");
        }
    }

    @Test
    void everyPageCarriesThePolicyOfWhatABrowserMayDo() throws Exception {
        var nonces = new HashSet<String>();
        for (var path : List.of("/verify/index.html", "/favicon.svg", "/login", "/login")) {
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header("Accept", "text/html")
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .as(path + " answered " + page.statusCode() + " with "
                            + page.headers().map())
                    .hasValue("default-src 'self'; script-src " + PageScripts.allowed(path, page.body(), nonces)
                            + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                            + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
                            + " frame-ancestors 'none'");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void theSameKeyAndRequestGiveTheAnswerOfTheFirstTime() throws Exception {
        var token = token("OPERATOR");
        var key = UUID.randomUUID().toString();
        var yaml = "name: once-" + key + "\n";
        var first = policy(token, yaml, key);
        var again = policy(token, yaml, key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(policies("once-" + key)).isEqualTo(1);

        var other = policy(token, yaml + "priority: 2\n", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("type").asString()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(policy(token("OPERATOR"), yaml, key).headers().firstValue("Idempotency-Replayed"))
                .as("another person's key is another key")
                .isEmpty();
    }

    @Test
    void aKeyIsForgottenAfterADayAndIsTakenWhileItsRequestIsUnderWay() throws Exception {
        var token = token("OPERATOR");
        var key = UUID.randomUUID().toString();
        var yaml = "name: day-" + key + "\n";
        policy(token, yaml, key);
        jdbc.sql("update http_idempotent_answer set started_at = ? where idempotency_key = ?")
                .params(Instant.now().minus(Duration.ofHours(25)).atOffset(ZoneOffset.UTC), key)
                .update();
        assertThat(policy(token, yaml, key).headers().firstValue("Idempotency-Replayed"))
                .isEmpty();

        jdbc.sql("update http_idempotent_answer set status = null where idempotency_key = ?")
                .param(key)
                .update();
        var busy = policy(token, yaml, key);
        assertThat(busy.statusCode()).isEqualTo(409);
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void anUploadIsRepeatedByItsPartsNotByItsBoundary() throws Exception {
        var token = token("ANALYST");
        var key = UUID.randomUUID().toString();
        var first = upload(token, "one-" + key, key, "one");
        var again = upload(token, "one-" + key, key, "two");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(upload(token, "other-" + key, key, "one").statusCode()).isEqualTo(422);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() throws Exception {
        var token = token("ANALYST");
        var made = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            made.addFirst(json(upload(token, "page-" + UUID.randomUUID(), "-", "b"))
                    .path("id")
                    .asString());
        }
        var seen = new ArrayList<String>();
        var path = "/api/v1/imports?limit=2";
        JsonNode page;
        do {
            page = json(get(path, token));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            path = "/api/v1/imports?limit=2&cursor=" + page.path("next").asString("");
        } while (!page.path("next").isNull());
        assertThat(seen).doesNotHaveDuplicates().startsWith(made.toArray(String[]::new));

        var sites = json(get("/api/v1/sites?limit=3", token));
        var behind =
                json(get("/api/v1/sites?limit=3&cursor=" + sites.path("next").asString(), token));
        assertThat(sites.path("items").get(0)).isNotEqualTo(behind.path("items").get(0));
    }

    @Test
    void aDecisionOnAnOutdatedVersionIsRefused() throws Exception {
        var approver = token("APPROVER");
        var proposed = propose();
        var path = "/api/v1/recommendations/" + proposed.shortId();
        var tag = get(path, approver).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"" + proposed.version() + "\"");

        var unsaid = post(path + ":approve", approver, "{\"reason\": \"fine\"}", "-");
        assertThat(unsaid.statusCode()).isEqualTo(428);
        var stale = post(path + ":reject", approver, "{\"reason\": \"no\"}", "\"" + (proposed.version() + 7) + "\"");
        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
        assertThat(json(stale).path("type").asString()).isEqualTo("/problems/stale");
        var done = post(path + ":reject", approver, "{\"reason\": \"not now\"}", tag);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    }

    /** Here as on PostgreSQL the database is no file of the data directory. */
    @Test
    void aBackupOfADatabaseElsewhereIsRefusedWithWhatToDo(CapturedOutput log) throws Exception {
        var refused = post("/api/v1/backups", token("ADMIN"), "", "-");
        problem(log, refused, 409, "conflict");
        assertThat(json(refused).path("detail").asString()).contains("pg_dump");
        problem(log, post("/api/v1/backups", token("AUDITOR"), "", "-"), 403, "forbidden");
    }

    @Test
    void theDescriptionNamesEveryOperationAndNoOther() throws Exception {
        var api = json(get("/api/openapi.json", token("VIEWER")));
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        var described = new TreeSet<String>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    described.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    assertThat(operation.getValue().path("responses").has("401"))
                            .as(path.getKey())
                            .isTrue();
                    assertThat(operation
                                    .getValue()
                                    .path("responses")
                                    .path("500")
                                    .toString())
                            .contains("#/components/schemas/Problem");
                    if (operation.getKey().equals("post")) {
                        assertThat(operation.getValue().path("parameters").toString())
                                .as(path.getKey())
                                .contains("Idempotency-Key");
                    }
                }));
        var real = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> {
            for (var path : mapping.getPatternValues()) {
                if (path.startsWith("/api/v1/")) {
                    mapping.getMethodsCondition().getMethods().forEach(method -> real.add(method + " " + path));
                }
            }
        });
        assertThat(described).isEqualTo(real).hasSizeGreaterThan(30);
        assertThat(api.path("components")
                        .path("securitySchemes")
                        .path("token")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void everyProblemTypeStandsInTheDocumentation() throws IOException {
        var documented = Files.readString(Path.of("docs/api.md"));
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                java.util.regex.Pattern.compile("HttpStatus\\.[A-Z_]+,\\s*\"([a-z-]+)\"|case \\d{3} -> \"([a-z-]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .forEach(slug -> assertThat(documented).as("%s", source).contains("`" + slug + "`"));
            }
        }
    }

    private void problem(CapturedOutput log, HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("type").asString()).as(answer.body()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString("")).as(answer.body()).isNotBlank();
        var errorId = problem.path("errorId").asString("");
        assertThat(errorId).hasSize(36);
        assertThat(log.getAll()).contains(errorId);
    }

    private long policies(String name) {
        return jdbc.sql("select count(*) from policy_version where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private RecommendationSummary propose() {
        var name = "http-" + UUID.randomUUID();
        return recommendations.propose(new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + name,
                null,
                UUID.randomUUID(),
                name,
                "search",
                "aws:eu-central-1",
                "aws:eu-north-1",
                null,
                null,
                null,
                new BigDecimal("-12.50"),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                "digest-" + name,
                "system:test",
                Instant.now().plusSeconds(3600)));
    }

    private String token(String role) {
        var name = "http-" + UUID.randomUUID();
        var person = people.create(name, name, "a long enough password", Set.of(role), Set.of());
        return tokens.issue(person.id(), "test", Duration.ofHours(1), TokenScope.EVERYTHING);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "", "-");
    }

    private HttpResponse<String> post(String path, String token, String body, String ifMatch)
            throws IOException, InterruptedException {
        return send("POST", path, token, body, ifMatch);
    }

    private HttpResponse<String> send(String method, String path, String token, String body, String ifMatch)
            throws IOException, InterruptedException {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!ifMatch.equals("-")) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> policy(String token, String yaml, String key)
            throws IOException, InterruptedException {
        return http.send(
                request("/api/v1/policies", token)
                        .header("Content-Type", "application/yaml")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(yaml))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String token, String account, String key, String boundary)
            throws IOException, InterruptedException {
        var bill = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd,ChargeDescription,ProviderName\n1.50,1.50,USD," + account
                + ",2020-02-01,2020-02-02,2020-02-03,Data transfer out,AWS\n";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bill.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + bill + "\r\n--" + boundary + "--\r\n";
        var request = request("/api/v1/imports?wait=true", token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body));
        if (!key.equals("-")) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
