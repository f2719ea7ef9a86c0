package dev.tradewind.planning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.UserShare;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of docs/examples are what the code writes, and the commands that the documentation shows work on them. */
class ExampleFilesTest {
    private static final Path REQUEST = Path.of("docs/examples/request.json");
    private static final Path SNAPSHOT = Path.of("docs/examples/snapshot.json");
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final int HOURS = 24;
    private static final String FRANKFURT = "aws:eu-central-1";
    private static final String STOCKHOLM = "aws:eu-north-1";
    private static final String NETHERLANDS = "azure:westeurope";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theFilesAreWhatTheCodeWrites() throws IOException {
        var request = new PlanCommand.DecideRequest(problem(List.of()), nightly());
        var snapshot = new Snapshot(
                START,
                new Snapshot.Effort(2000, 0, 1),
                problem(List.of(nightly(), checkout())),
                List.of(origin(FRANKFURT, "DE"), origin(STOCKHOLM, "SE-SE3"), origin(NETHERLANDS, "NL")),
                List.of(),
                List.of(),
                List.of());
        if (System.getenv("TRADEWIND_WRITE_DOCS") != null) {
            Files.write(REQUEST, pretty(request));
            Files.write(SNAPSHOT, pretty(snapshot));
        }
        assertThat(Files.readAllBytes(REQUEST)).isEqualTo(pretty(request));
        assertThat(Files.readAllBytes(SNAPSHOT)).isEqualTo(pretty(snapshot));
    }

    @Test
    void decidesTheExampleForTheCleanerSiteWithinItsLimit() {
        assertThat(PlanCommand.decide(new String[] {REQUEST.toString()}, stream(out), stream(err)))
                .as("%s", err)
                .isZero();
        var decision = json();
        assertThat(decision.path("placed").path("choice").path("site").asString())
                .isEqualTo(STOCKHOLM);
        assertThat(decision.path("placed").path("explanation").path("filtered").toString())
                .contains("carbon");
        assertThat(err.size()).isZero();
    }

    @Test
    void saysNoWhereNothingIsFeasible(@TempDir Path folder) throws IOException {
        var strict = folder.resolve("strict.json");
        Files.writeString(
                strict,
                Files.readString(REQUEST)
                        .replaceAll("\"maxMilligramsPerKwh\" ?: ?150000", "\"maxMilligramsPerKwh\": 1"));
        assertThat(PlanCommand.decide(new String[] {strict.toString()}, stream(out), stream(err)))
                .isEqualTo(1);
        assertThat(json().path("placed").isNull()).isTrue();
    }

    @Test
    void plansTheExampleToTheSameBytesEachTime(@TempDir Path folder) throws IOException {
        assertThat(PlanCommand.plan(new String[] {SNAPSHOT.toString()}, stream(out), stream(err)))
                .as("%s", err)
                .isZero();
        var file = folder.resolve("plan.json");
        assertThat(PlanCommand.plan(
                        new String[] {SNAPSHOT.toString(), "--out", file.toString()}, stream(out), stream(err)))
                .isZero();
        var printed = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(Files.readString(file).strip()).isEqualTo(printed);
        assertThat(json().path("assignments").size()).isEqualTo(2);
    }

    @Test
    void namesThePlaceOfWhatItCannotRead(@TempDir Path folder) throws IOException {
        var broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\n  \"problem\": oops\n}");
        assertThat(PlanCommand.decide(new String[] {broken.toString()}, stream(out), stream(err)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken.json").contains("line 2");
        assertThat(out.size()).isZero();
    }

    private static PlacementProblem problem(List<Candidate> workloads) {
        return new PlacementProblem(
                new Horizon(START, 60, HOURS),
                new Weights(100_000, 1_000_000, 10_000_000, 12),
                List.of(
                        site(FRANKFURT, "DE", 48_000_000, 320_000, 90_000),
                        site(STOCKHOLM, "SE", 46_000_000, 28_000, 6_000),
                        site(NETHERLANDS, "NL", 50_000_000, 260_000, 130_000)),
                List.of(
                        link(FRANKFURT, STOCKHOLM, 21_000, 20_000_000),
                        link(STOCKHOLM, FRANKFURT, 21_000, 20_000_000),
                        link(FRANKFURT, NETHERLANDS, 8_000, 90_000_000),
                        link(NETHERLANDS, FRANKFURT, 8_000, 80_000_000),
                        link(STOCKHOLM, NETHERLANDS, 24_000, 90_000_000),
                        link(NETHERLANDS, STOCKHOLM, 24_000, 80_000_000)),
                workloads);
    }

    /** Carbon that is lowest in the early afternoon, as where the sun shines. */
    private static CandidateSite site(String id, String country, long nanoUsd, long milligrams, long swing) {
        var carbon = LongStream.range(0, HOURS)
                .map(hour -> milligrams - swing * Math.max(0, 6 - Math.abs(hour - 13)) / 6)
                .toArray();
        return new CandidateSite(
                id,
                id.substring(0, id.indexOf(':')),
                country,
                1135,
                Series.flat(HOURS, nanoUsd),
                Series.flat(HOURS, nanoUsd / 9),
                Series.unknown(HOURS),
                Series.of(carbon),
                null);
    }

    private static Link link(String from, String to, long micros, long nanoUsd) {
        return new Link(from, to, micros, nanoUsd);
    }

    private static Candidate nightly() {
        return new Candidate(
                "nightly-forecast",
                Candidate.Kind.BATCH,
                new Demand(16_000, 65_536, 0, 120_000),
                3,
                0,
                HOURS,
                30_000,
                List.of(new DataNeed(FRANKFURT, 40_000, 2_000)),
                List.of(),
                0,
                FRANKFURT,
                1,
                new Limits(150_000L, List.of("DE", "SE", "NL"), List.of(), List.of(), null, null, null, null));
    }

    private static Candidate checkout() {
        return new Candidate(
                "checkout",
                Candidate.Kind.SERVICE,
                new Demand(8_000, 32_768, 0, 60_000),
                0,
                0,
                0,
                30_000,
                List.of(),
                List.of(new UserShare(FRANKFURT, 1000)),
                0,
                FRANKFURT,
                null,
                new Limits(null, List.of(), List.of(), List.of(), 15_000L, null, null, null));
    }

    private static Snapshot.Origin origin(String site, String zone) {
        return new Snapshot.Origin(
                site, site, zone, "invented for this example", "invented for this example", null, null, null);
    }

    private static byte[] pretty(Object of) {
        var compact = PlanJson.write(of);
        var text =
                JsonMapper.builder().build().readTree(compact).toPrettyString().replace("\r\n", "\n");
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toByteArray());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
