package dev.tradewind.edge.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.edge.wire.Enrolment;
import dev.tradewind.edge.wire.Introduction;
import dev.tradewind.edge.wire.ProbeRound;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkPulse;
import dev.tradewind.edge.wire.WorkReport;
import dev.tradewind.edge.wire.WorkReport.Event;
import dev.tradewind.execution.spi.Allowance;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.latency.RoundTripDigest;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.quantity.TimeRange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class AgentWorkTest {
    private static final String SITE = "aws:ap-south-1";

    @Autowired
    private AgentWork work;

    @Autowired
    private AgentSites sites;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private SpiffeAgents spiffe;

    @Autowired
    private RoundTrips roundTrips;

    @Autowired
    private JdbcClient jdbc;

    private final String queue = UUID.randomUUID().toString();
    private final String key = "run-" + UUID.randomUUID();
    private @Nullable KeyPair pair;

    @BeforeEach
    void agent() throws GeneralSecurityException {
        pair = enrol(queue);
    }

    @Test
    void aRunIsHandedToTheAgentOnceAndAgainOnlyWhenItChanges() {
        assertThat(submit(false)).isInstanceOf(Submission.Taken.class);
        assertThat(submit(false)).isInstanceOf(Submission.Taken.class);
        assertThat(pulse(queue, Map.of()).orders()).hasSize(1);
        assertThat(pulse(queue, Map.of(key, 1L)).orders()).isEmpty();

        assertThat(executor().cancel(key)).isTrue();
        assertThat(pulse(queue, Map.of(key, 1L)).orders())
                .singleElement()
                .satisfies(order -> assertThat(order.withdrawn()).isTrue());
    }

    @Test
    void whatWentToADataDirectoryThatIsLostIsNotStartedASecondTimeUnlessItIsKeptRunning() throws Exception {
        submit(false);
        pulse(queue, Map.of());
        var other = UUID.randomUUID().toString();
        pair = enrol(other);
        assertThat(pulse(other, Map.of()).orders()).isEmpty();

        submit(true, key + "-kept");
        assertThat(pulse(other, Map.of()).orders()).hasSize(1);
        var third = UUID.randomUUID().toString();
        pair = enrol(third);
        assertThat(pulse(third, Map.of()).orders()).hasSize(1);
    }

    @Test
    void aSignedLogIsTakenInItsOrderOnceAndWhatIsForgedMissingOrReorderedIsRefusedAndTold() {
        submit(false);
        pulse(queue, Map.of());
        var started = report(1, "", Event.STARTED, null);
        var ended = report(2, started.sha256(queue), Event.ENDED, 0);

        assertThat(pulse(queue, ended).reportsReceived()).as("1 is missing").isZero();
        assertThat(work.refusals()).anyMatch(words -> words.contains("entry 1 is missing, 2 came"));
        assertThat(pulse(queue, started.signed("AAAA")).reportsReceived())
                .as("forged")
                .isZero();
        assertThat(pulse(queue, report(1, "0123", Event.STARTED, null)).reportsReceived())
                .as("another log")
                .isZero();
        assertThat(executor().observe(key)).isInstanceOf(Observation.Starting.class);

        assertThat(pulse(queue, started, ended).reportsReceived()).isEqualTo(2);
        assertThat(pulse(queue, started, ended).reportsReceived()).as("doubled").isEqualTo(2);
        assertThat(executor().observe(key))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        run -> assertThat(run.exitCode()).isZero());
        assertThat(work.refusals()).noneMatch(words -> words.contains(SITE));
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly("edge-run.handed-over", "edge-run.started", "edge-run.ended");
    }

    @Test
    void entriesThatEarlierRunsOfAnAgentWithoutAStoredKeySignedAreTakenAndForeignOnesAreNot() throws Exception {
        var line = spiffe.allow("spiffe://here.example/" + queue, SITE);
        try {
            var earlier = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var latest = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            spiffe.introduced(new Introduction(SITE, queue, List.of(base64(earlier), base64(latest))));
            submit(false);
            pulse(queue, Map.of());
            pair = earlier;
            var started = report(1, "", Event.STARTED, null);
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var foreign = report(2, started.sha256(queue), Event.ENDED, 0);
            assertThat(pulse(queue, started, foreign).reportsReceived()).isEqualTo(1);
            pair = latest;
            var ended = report(2, started.sha256(queue), Event.ENDED, 0);
            assertThat(pulse(queue, ended).reportsReceived()).isEqualTo(2);
            spiffe.end(line.id(), "stolen");
            assertThat(pulse(queue, report(3, ended.sha256(queue), Event.LOST, null))
                            .reportsReceived())
                    .as("signed with a known key, but revoked")
                    .isEqualTo(2);
        } finally {
            spiffe.end(line.id(), "the end of the test");
        }
    }

    private static String base64(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    @Test
    void whatAnAgentMeasuredWhileItWasCutOffIsOnTheLatencyPageUnderItsOwnTimeOnce() {
        var first = round(1, Instant.now().minus(Duration.ofHours(30)), 12);
        var second = round(2, Instant.now().minus(Duration.ofHours(29)), 18);
        assertThat(measured(first, second).probesReceived()).isEqualTo(2);
        assertThat(measured(second).probesReceived()).as("doubled").isEqualTo(2);
        var ahead = round(3, Instant.now().plus(Duration.ofDays(2)), 1);
        assertThat(measured(ahead).probesReceived())
                .as("a clock that runs wrong")
                .isEqualTo(3);

        var seen = roundTrips.between(SITE, "aws:us-east-1").orElseThrow();
        assertThat(seen.source()).isEqualTo("agent " + SITE);
        assertThat(seen.p50Millis()).isBetween(17.9, 18.1);
        assertThat(roundTrips
                        .history(
                                SITE,
                                "aws:us-east-1",
                                TimeRange.startingAt(Instant.now().minus(Duration.ofDays(3)), Duration.ofDays(4)))
                        .middle())
                .hasSize(2);
    }

    private WorkAnswer measured(ProbeRound... rounds) {
        return work.pulse(new WorkPulse(SITE, queue, Map.of(), List.of(), List.of(rounds)));
    }

    private static ProbeRound round(long number, Instant from, long millis) {
        var digest = new RoundTripDigest();
        for (var n = 0; n < 10; n++) {
            digest.add(Duration.ofMillis(millis));
        }
        return new ProbeRound(
                number,
                "aws:us-east-1",
                "tcp://db.example:5432",
                from.toEpochMilli(),
                from.toEpochMilli() + 60_000,
                10,
                10,
                Base64.getEncoder().encodeToString(digest.toBytes()));
    }

    private Executor executor() {
        return sites.byId(sites.serving(SITE).orElseThrow()).orElseThrow();
    }

    private Submission submit(boolean keep) {
        return submit(keep, key);
    }

    private Submission submit(boolean keep, String runKey) {
        var slot = Instant.parse("2030-01-01T00:00:00Z");
        var limits = new Allowance(
                slot, slot.plusSeconds(60), slot.plusSeconds(99), List.of(), null, "MISS", List.of(), 1, null, keep);
        return executor()
                .submit(new RunRequest(
                                runKey,
                                SITE,
                                new Work.Command(List.of("true")),
                                Map.of("TRADEWIND_WORKLOAD", "stock-count"),
                                Duration.ofMinutes(1),
                                1_000)
                        .within(limits));
    }

    private WorkAnswer pulse(String from, Map<String, Long> known) {
        return work.pulse(new WorkPulse(SITE, from, known, List.of(), List.of()));
    }

    private WorkAnswer pulse(String from, WorkReport... reports) {
        return work.pulse(new WorkPulse(SITE, from, Map.of(key, 1L), List.of(reports), List.of()));
    }

    private WorkReport report(long sequence, String previous, Event event, @Nullable Integer exitCode) {
        var at = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli() + sequence;
        var unsigned = new WorkReport(
                sequence,
                previous,
                key,
                event,
                at,
                "",
                "process 1",
                at,
                exitCode == null ? null : at,
                exitCode,
                "",
                "");
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(java.util.Objects.requireNonNull(pair).getPrivate());
            signing.update(unsigned.text(queue).getBytes(StandardCharsets.UTF_8));
            return unsigned.signed(Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private KeyPair enrol(String incarnation) throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        enrolments.enrol(new Enrolment(
                enrolments.invite(SITE),
                SITE,
                incarnation,
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
        return keys;
    }
}
