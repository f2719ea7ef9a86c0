package dev.tradewind.execution.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.RemoteExecutorContract;
import dev.tradewind.execution.TestTarget;
import dev.tradewind.execution.spi.Capacity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NomadExecutorTest extends RemoteExecutorContract {
    private NomadServer nomad;

    @BeforeEach
    void start() {
        nomad = new NomadServer();
        nomad.parameterised("nightly-load", List.of("TRADEWIND_SITE"), List.of("TRADEWIND_RUN_KEY"));
        nomad.parameterised("other-load", List.of(), List.of());
    }

    @AfterEach
    void stop() {
        nomad.close();
    }

    @Override
    protected Executor executor() {
        return new NomadExecutor(
                "metro",
                new TargetSettings(
                        TargetSettings.Kind.NOMAD,
                        nomad.url(),
                        "data",
                        List.of(),
                        "s.token",
                        null,
                        null,
                        null,
                        null,
                        null,
                        ZoneOffset.UTC,
                        Duration.ofSeconds(5)),
                audience -> audience,
                Clock.systemUTC());
    }

    @Override
    protected Work work() {
        return new Work.Order("nightly-load", Map.of("TRADEWIND_SITE", "site:a", "TRADEWIND_WORKLOAD", "load"));
    }

    @Override
    protected Work otherWork() {
        return new Work.Order("other-load", Map.of());
    }

    @Test
    void aJobThatDeclaresItIsToldThatItsRunIsPlannedOnSpot() {
        nomad.parameterised("spot-load", List.of(), List.of("TRADEWIND_CAPACITY"));
        var told = Map.of(Capacity.VARIABLE, Capacity.SPOT);
        executor().submit(request("run-s1-1", new Work.Order("spot-load", told)));
        assertThat(nomad.metaByToken.get("run-s1-1")).containsExactlyEntriesOf(told);
        executor().submit(request("run-s1-2", new Work.Order("other-load", told)));
        assertThat(nomad.metaByToken.get("run-s1-2")).isEmpty();
    }

    @Override
    protected int starts(String runKey) {
        return (int) nomad.dispatched.stream().filter(runKey::equals).count();
    }

    @Override
    protected void begin(String runKey) {
        allocation(runKey, "running", Map.of("StartedAt", "2026-11-28T05:00:00Z"));
    }

    @Override
    protected void end(String runKey, int exitCode) {
        allocation(
                runKey,
                exitCode == 0 ? "complete" : "failed",
                Map.of(
                        "StartedAt", "2026-11-28T05:00:00Z",
                        "FinishedAt", "2026-11-28T05:10:00Z",
                        "Events",
                                List.of(
                                        Map.of("Type", "Started"),
                                        Map.of("Type", "Terminated", "ExitCode", exitCode))));
    }

    @Override
    protected void awaitEnd(String runKey) {
        assertThat(nomad.jobs.get(nomad.childByToken.get(runKey))).containsEntry("Stop", true);
        end(runKey, 0);
    }

    private void allocation(String runKey, String status, Map<String, Object> task) {
        var allocation = new LinkedHashMap<String, Object>(Map.of(
                "ID",
                "a-1",
                "NodeName",
                "metro-node-3",
                "ClientStatus",
                status,
                "CreateIndex",
                12,
                "TaskStates",
                Map.of("load", task)));
        nomad.allocations.put(nomad.childByToken.get(runKey), List.of(allocation));
    }

    @Override
    protected void loseNextAnswer() {
        nomad.losesNextAnswer = true;
    }

    @Override
    protected void goSilent() {
        nomad.silent = true;
    }

    @Override
    protected void speakAgain() {
        nomad.silent = false;
    }

    @Test
    void watchesARunByOneOpenQuestionAndHearsOfItsEnd() {
        var watching = executor();
        watching.submit(request("run-n7-1", work()));
        begin("run-n7-1");
        assertThat(watching.observe("run-n7-1")).isInstanceOf(Observation.Running.class);
        assertThat(nomad.questions(2)).containsExactly("at once", "index=100");
        for (int i = 0; i < 20; i++) {
            assertThat(watching.observe("run-n7-1")).isInstanceOf(Observation.Running.class);
        }
        assertThat(nomad.countOfQuestions())
                .as("one stands open, however often we look")
                .isEqualTo(2);

        nomad.waitIsOver();
        assertThat(nomad.questions(3)).endsWith("index=100");
        end("run-n7-1", 0);
        nomad.changed(140);
        assertThat(seen(watching, "run-n7-1")).isInstanceOf(Observation.Ended.class);
    }

    @Test
    void beginsAnewWhenNomadsIndexGoesBack() {
        var watching = executor();
        watching.submit(request("run-n8-1", work()));
        begin("run-n8-1");
        watching.observe("run-n8-1");
        nomad.questions(2);
        nomad.changed(7);
        nomad.waitIsOver();
        assertThat(nomad.questions(4)).containsExactly("at once", "index=100", "at once", "index=7");
        end("run-n8-1", 3);
        nomad.changed(8);
        assertThat(seen(watching, "run-n8-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        end -> assertThat(end.exitCode()).isEqualTo(3));
    }

    @Test
    void silenceWhileItWatchesIsToldByTheNextLook() {
        var watching = executor();
        watching.submit(request("run-n9-1", work()));
        begin("run-n9-1");
        watching.observe("run-n9-1");
        nomad.questions(2);
        nomad.silent = true;
        // its question is answered, the next one is not
        nomad.changed(101);
        var latest = Instant.now().plusSeconds(30);
        var now = watching.observe("run-n9-1");
        while (!(now instanceof Observation.Unreachable) && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(20_000_000);
            now = watching.observe("run-n9-1");
        }
        assertThat(now).isInstanceOf(Observation.Unreachable.class);
    }

    private static Observation seen(Executor by, String runKey) {
        var latest = Instant.now().plusSeconds(30);
        var now = by.observe(runKey);
        while (now instanceof Observation.Running && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(20_000_000);
            now = by.observe(runKey);
        }
        return now;
    }

    @Test
    void sendsOnlyTheMetaKeysThatTheJobDeclares() {
        assertThat(executor().submit(request("run-n1-1", work()))).isInstanceOf(Submission.Taken.class);
        assertThat(nomad.credentials).containsOnly("s.token");
    }

    @Test
    void saysWhichJobIsMissingOrCannotBeDispatched() {
        nomad.job("plain");
        nomad.parameterised("picky", List.of("BATCH_DATE"), List.of());
        assertThat(executor().submit(request("run-n6-1", new Work.Order("picky", Map.of("A", "b")))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("BATCH_DATE", "[A]"));
        assertThat(executor().submit(request("run-n2-1", new Work.Order("nowhere", Map.of()))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("'nowhere'"));
        assertThat(executor().submit(request("run-n3-1", new Work.Order("plain", Map.of()))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("not parameterised"));
    }

    @Test
    void aRefusalComesWithTheBodyThatWasSent() {
        nomad.refuses = TestTarget.Reply.text(403, "Permission denied");
        assertThat(executor().submit(request("run-n10-1", work())))
                .isInstanceOfSatisfying(Submission.Refused.class, refused -> {
                    assertThat(refused.why()).isEqualTo("HTTP 403: Permission denied");
                    assertThat(refused.sent())
                            .startsWith("POST /v1/job/nightly-load/dispatch?idempotency_token=run-n10-1\n{")
                            .contains("\"IdPrefixTemplate\" : \"run-n10-1\"", "\"TRADEWIND_SITE\" : \"site:a\"");
                });
    }

    @Test
    void aLostNodeIsNotKnownToHaveSucceeded() {
        executor().submit(request("run-n4-1", work()));
        allocation("run-n4-1", "lost", Map.of());
        assertThat(executor().observe("run-n4-1")).isInstanceOf(Observation.Lost.class);
    }

    @Test
    void aRunThatWaitsForRoomHasNotStarted() {
        executor().submit(request("run-n5-1", work()));
        assertThat(executor().observe("run-n5-1")).isInstanceOf(Observation.Starting.class);
    }
}
