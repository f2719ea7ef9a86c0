package dev.tradewind.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradewind.access.Caller;
import dev.tradewind.audit.AuditCommand;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import dev.tradewind.quantity.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job again, by a program: real HTTP, tokens of people with one task each, and every answer held to its value. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:api;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "vaadin.productionMode=true"
        })
class ApiJourneyIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RANGE = "?from=2024-08-01T00:00:00Z&to=2024-09-01T00:00:00Z";

    @TempDir
    private Path scratch;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    private Caller http = new Caller(0);

    @BeforeEach
    void open() {
        http = new Caller(port);
    }

    @Test
    void aProgramGoesTheWholeWay() throws Exception {
        var anna = person("anna", "ANALYST");
        var omar = person("omar", "OPERATOR", "APPROVER");
        var pia = person("pia", "APPROVER");
        var audrey = person("audrey", "AUDITOR");
        var company = Company.fixture();

        imports(anna, company);
        egress(anna, company);
        var plan = plans(omar);
        var decided = decides(omar);
        assertThat(decided).isEqualTo("aws:us-west-2");
        var approved = recommendations(
                omar, pia, plan.get("plan").get("id").get("value").asString());
        execution(omar, approved);
        audit(audrey, approved);
        reports(anna, company, approved);
    }

    private void imports(String anna, Company company) throws Exception {
        var work =
                http.upload("/api/v1/imports?wait=true", anna, "workloads.yaml", Files.readString(Company.workloads()));
        assertThat(work.statusCode()).isEqualTo(201);
        assertThat(json(work).get("accepted").asLong()).isEqualTo(3);
        var answer = http.upload("/api/v1/imports?wait=true", anna, "bill.csv", Files.readString(company.bill()));
        assertThat(answer.statusCode()).isEqualTo(201);
        var bill = json(answer);
        try (var source = new SourceBill(company.bill())) {
            assertThat(bill.get("rows").asLong()).isEqualTo(source.rows());
            assertThat(bill.get("accepted").asLong())
                    .isEqualTo(source.everything().rows());
            assertThat(bill.get("quarantined").asLong()).isEqualTo(1);
            assertThat(decimal(bill.get("totals").get(0).get("billedCost")))
                    .isEqualByComparingTo(source.everything().billed());
        }
        var id = bill.get("id").asString();
        var waiting = json(ok(http.get("/api/v1/imports/" + id + "/quarantine", anna)))
                .get("items");
        assertThat(waiting.get(0).get("line").asLong()).isEqualTo(17);
        assertThat(waiting.get(0).get("value").asString()).isEqualTo("pending");
        var again = http.upload("/api/v1/imports?wait=true", anna, "bill.csv", Files.readString(company.bill()));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("repeated").asBoolean()).isTrue();
        assertThat(http.post("/api/v1/imports/" + id + ":cancel", anna, "{}").statusCode())
                .isEqualTo(409);
    }

    private void egress(String anna, Company company) throws Exception {
        try (var source = new SourceBill(company.bill())) {
            var total =
                    json(ok(http.get("/api/v1/egress/totals" + RANGE, anna))).get(0);
            var sum = source.transfers(company.month());
            assertThat(decimal(total.get("billedCost").get("amount"))).isEqualByComparingTo(sum.billed());
            assertThat(total.get("charges").asLong()).isEqualTo(sum.rows());
            var classes = json(ok(http.get("/api/v1/egress/classes" + RANGE, anna)));
            var byClass = source.byClass(company.month());
            assertThat(classes.size()).isEqualTo(byClass.size());
            for (var each : classes) {
                assertThat(decimal(each.get("sums").get("billedCost").get("amount")))
                        .isEqualByComparingTo(
                                byClass.get(each.get("transferClass").asString())
                                        .billed());
            }
            var csv = scratch.resolve("charges.csv");
            Files.write(
                    csv,
                    ok(http.get("/api/v1/egress/charges.csv" + RANGE, anna)).body());
            assertThat(Papers.records(csv).getLast().getFields())
                    .startsWith("sum of BilledCost")
                    .satisfies(last -> assertThat(new BigDecimal(last.get(1))).isEqualByComparingTo(sum.billed()));
        }
    }

    private JsonNode plans(String omar) throws Exception {
        var made = http.post("/api/v1/plans", omar, "{\"reason\": \"asked by a program\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        var where = made.headers().firstValue("Location").orElseThrow();
        var detail = json(ok(http.get(where, omar)));
        assertThat(detail.get("plan").get("reason").asString()).isEqualTo("asked by a program");
        assertThat(detail.get("plan").get("objective").get("amount").isString()).isTrue();
        var change = detail.get("changes").get(0);
        assertThat(change.get("workload").asString()).isEqualTo("month-close");
        assertThat(change.get("fromSite").asString()).isEqualTo("aws:ap-southeast-1");
        assertThat(change.get("toSite").asString()).isEqualTo("aws:us-west-2");
        assertThat(decimal(change.get("deltaUsdPerMonth").get("amount"))).isNegative();
        assertThat(Hashes.sha256(ok(http.get(where + "/snapshot", omar)).body()))
                .isEqualTo(detail.get("plan").get("snapshotHash").asString());
        assertThat(Hashes.sha256(ok(http.get(where + "/result", omar)).body()))
                .isEqualTo(detail.get("plan").get("planHash").asString());
        return detail;
    }

    private String decides(String omar) throws Exception {
        var known = json(ok(http.post("/api/v1/placements:decide", omar, "{\"workload\": \"month-close\"}")));
        assertThat(http.post("/api/v1/placements:decide", omar, "{\"workload\": \"nobody\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.post("/api/v1/placements:decide", omar, "{").statusCode())
                .isEqualTo(400);
        assertThat(known.get("placed").get("explanation").isNull()).isTrue();
        var explained = json(
                ok(http.post("/api/v1/placements:decide", omar, "{\"workload\": \"month-close\", \"explain\": true}")));
        assertThat(explained.get("placed").get("explanation").get("best").size())
                .isPositive();
        var held = json(ok(
                        http.post(
                                "/api/v1/placements:decide",
                                omar,
                                "{\"requests\": [{\"workload\": \"month-close\", \"reserveSeconds\": 60}, {\"workload\": \"nobody\"}]}")))
                .get("answers");
        assertThat(held.get(1).get("error").asString()).contains("nobody");
        var reservation = held.get(0).get("answer");
        assertThat(Instant.parse(reservation.get("expiresAt").asString()))
                .isEqualTo(
                        Instant.parse(reservation.get("decidedAt").asString()).plusSeconds(60));
        var release = "/api/v1/reservations/" + reservation.get("id").asString();
        assertThat(http.call("DELETE", release, omar, "", "").statusCode()).isEqualTo(204);
        assertThat(http.call("DELETE", release, omar, "", "").statusCode()).isEqualTo(404);
        return known.get("placed").get("choice").get("site").asString();
    }

    /** @return the approved one */
    private JsonNode recommendations(String omar, String pia, String plan) throws Exception {
        var open = json(ok(http.get("/api/v1/recommendations", pia)));
        var mine = find(open, "workload", "month-close");
        assertThat(mine.get("planId").asString()).isEqualTo(plan);
        assertThat(mine.get("deltaUsdPerMonth").isString()).isTrue();
        var door = "/api/v1/recommendations/" + mine.get("shortId").asString();
        var version = mine.get("version").asLong();
        var yes = "{\"version\": %d, \"reason\": \"near its data\"}";

        var own = http.post(door + ":approve", omar, yes.formatted(version));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(json(own).get("detail").asString()).contains("you proposed this");
        assertThat(http.post(door + ":approve", pia, yes.formatted(version + 7)).statusCode())
                .isEqualTo(412);
        assertThat(http.post(door + ":reject", pia, "{\"version\": " + version + "}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.get("/api/v1/recommendations/no-such", pia).statusCode())
                .isEqualTo(400);
        assertThat(http.get("/api/v1/recommendations/REC-999999", pia).statusCode())
                .isEqualTo(404);

        var approved = ok(http.post(door + ":approve", pia, yes.formatted(version)));
        assertThat(json(approved).get("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.headers().firstValue("ETag").orElseThrow())
                .isEqualTo("\"" + json(approved).get("version").asLong() + "\"");
        var standing = json(ok(http.get(door, pia)));
        assertThat(standing.get("decisions").size()).isEqualTo(1);
        assertThat(standing.get("decisions").get(0).get("reason").asString()).isEqualTo("near its data");
        return json(approved);
    }

    /** Its slot is hours away, so it waits; it is paused, resumed, and called off. */
    private void execution(String omar, JsonNode approved) throws Exception {
        var all = json(ok(http.get("/api/v1/executions", omar)));
        var of = find(all, "recommendation", approved.get("shortId").asString());
        var door = "/api/v1/executions/" + of.get("shortId").asString();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(json(ok(http.get(door, omar))).toString()).contains("waits for its slot"));
        assertThat(json(ok(http.post(door + ":pause", omar, "{\"reason\": \"a look first\"}")))
                        .get("state")
                        .asString())
                .isEqualTo("PAUSED");
        ok(http.post(door + ":resume", omar, "{\"reason\": \"all is well\"}"));
        signals(omar, door);
        ok(http.post(door + ":cancel", omar, "{\"reason\": \"not this month\"}"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                json(ok(http.get(door, omar))).get("state").asString())
                        .isEqualTo("CANCELLED"));
        assertThat(json(ok(http.get(door + "/history", omar))).toString()).contains("not this month");
        assertThat(ok(http.get(door + "/output", omar)).body()).isEmpty();
        assertThat(http.post(door + ":pause", omar, "{\"reason\": \"too late\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    /** Given through its own door and as a CloudEvent; each counts once under its key. */
    private void signals(String omar, String door) throws Exception {
        var given = "{\"name\": \"%s\", \"key\": \"CHG-7\", \"data\": {\"ticket\": 7}, \"reason\": \"agreed at noon\"}";
        ok(http.post(door + ":signal", omar, given.formatted("cutover-window-open")));
        ok(http.post(door + ":signal", omar, given.formatted("cutover-window-open")));
        var other = http.post(door + ":signal", omar, given.formatted("another"));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(json(other).get("detail").asString()).contains("one key, one signal");
        assertThat(http.post(door + ":signal", omar, "{\"name\": \"Not a name\", \"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);

        var event = """
                {"specversion": "1.0", "id": "17", "source": "/tickets", "type": "dev.tradewind.execution.signal",
                 "subject": "execution/%s", "data": {"name": "data-loaded", "data": {"rows": 12}}}""".formatted(door.substring(door.lastIndexOf('/') + 1));
        ok(http.post("/api/v1/events", omar, event));
        ok(http.post("/api/v1/events", omar, event));
        var nobody = http.post("/api/v1/events", omar, event.replace("EXE-", "EXE-99"));
        assertThat(nobody.statusCode()).isEqualTo(422);

        var all = json(ok(http.get(door + "/signals", omar)));
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.get(0).get("name").asString()).isEqualTo("cutover-window-open");
        assertThat(all.get(0).get("data").asString()).isEqualTo("{\"ticket\":7}");
        assertThat(all.get(1).get("key").asString()).isEqualTo("/tickets#17");
        assertThat(json(ok(http.get(door + "/history", omar))).toString()).contains("agreed at noon");
    }

    private void audit(String audrey, JsonNode approved) throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(json(ok(http.get("/api/v1/audit/status", audrey)))
                                .get("unsequenced")
                                .asLong())
                        .isZero());
        var found = json(ok(http.get("/api/v1/audit-entries?action=approval.given", audrey)))
                .get("items")
                .get(0);
        assertThat(found.get("subjectId").asString())
                .isEqualTo(approved.get("shortId").asString());
        var door = "/api/v1/audit-entries/" + found.get("index").asLong();
        assertThat(json(ok(http.get(door, audrey))).get("leafHash")).isEqualTo(found.get("leafHash"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> http.get(door + "/proof", audrey).statusCode() == 200);
        var proof = json(ok(http.get(door + "/proof", audrey)));
        assertThat(ProvenRoot.of(proof)).isEqualTo(proof.get("root").asString());
        assertThat(new String(ok(http.get("/api/v1/audit/checkpoint", audrey)).body(), StandardCharsets.UTF_8))
                .startsWith("tradewind/");
        var file = scratch.resolve("log.zip");
        Files.write(file, ok(http.get("/api/v1/audit/export", audrey)).body());
        var said = new ByteArrayOutputStream();
        assertThat(AuditCommand.execute(
                        new String[] {"verify", file.toString()}, new PrintStream(said), new PrintStream(said)))
                .as(said.toString())
                .isZero();
    }

    private void reports(String anna, Company company, JsonNode approved) throws Exception {
        var made = http.post("/api/v1/reports", anna, "{\"kind\": \"EGRESS\", \"month\": \"2024-08\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        var door = "/api/v1/reports/" + json(made).get("id").asString();
        var pdf = scratch.resolve("egress.pdf");
        Files.write(pdf, ok(http.get(door + "/pdf", anna)).body());
        try (var source = new SourceBill(company.bill())) {
            assertThat(Papers.text(pdf))
                    .contains(source.transfers(company.month())
                            .billed()
                            .stripTrailingZeros()
                            .toPlainString());
        }
        var csv = ok(http.get(door + "/csv", anna));
        assertThat(Hashes.sha256(csv.body())).isEqualTo(json(made).get("csv").asString());
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("tradewind-egress-2024-08-utc.csv");

        var month = YearMonth.now(ZoneOffset.UTC);
        var decisions = http.post("/api/v1/reports", anna, "{\"kind\": \"DECISIONS\", \"month\": \"" + month + "\"}");
        var lines = new String(
                ok(http.get("/api/v1/reports/" + json(decisions).get("id").asString() + "/csv", anna))
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(lines).contains(approved.get("shortId").asString(), "near its data");
        assertThat(http.post("/api/v1/reports", anna, "{\"kind\": \"EGRESS\", \"month\": \"August\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.post("/api/v1/reports", anna, "{}").statusCode()).isEqualTo(400);
        assertThat(json(ok(http.get("/api/v1/reports", anna))).get("items").size())
                .isEqualTo(2);
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        var seen = new ArrayList<String>();
        for (var each : list.get("items")) {
            if (each.get(field).asString().equals(value)) {
                return each;
            }
            seen.add(each.get(field).asString());
        }
        throw new AssertionError("no " + field + " " + value + " among " + seen);
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<byte[]> ok(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(() -> answer.uri() + ": " + new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer;
    }

    private String person(String name, String... roles) {
        var person = people.create(name, name, "correct horse battery", Set.of(roles), Set.of());
        return tokens.issue(person.id(), "journey", Duration.ofHours(1), TokenScope.EVERYTHING);
    }
}
