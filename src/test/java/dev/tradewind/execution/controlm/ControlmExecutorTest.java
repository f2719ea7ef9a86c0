package dev.tradewind.execution.controlm;

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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ControlmExecutorTest extends RemoteExecutorContract {
    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

    private ControlmServer server;
    private Executor executor;

    @BeforeEach
    void start() {
        server = new ControlmServer();
        server.deployed.put("CLOSE", JsonMapper.builder().build().readTree("""
                {"CLOSE": {"Type": "Folder", "ControlmServer": "mainframe",
                  "LEDGER": {"Type": "Job:Command", "Command": "close-ledger", "RunAs": "fin", "Host": "dallas1",
                             "When": {"FromTime": "0100"}, "Wait": {"Type": "WaitForEvents", "Events": ["x"]}},
                  "REPORT": {"Type": "Job:Command", "Command": "report", "RunAs": "fin", "Host": "dallas1"}}}
                """));
        executor = at(NOW, "larkspur");
    }

    private Executor at(Instant now, String password) {
        return new ControlmExecutor(
                "finance",
                new TargetSettings(
                        TargetSettings.Kind.CONTROLM,
                        server.url(),
                        ControlmServer.SERVER,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        "emu",
                        password,
                        ZoneId.of("America/Chicago"),
                        Duration.ofSeconds(5)),
                audience -> audience,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** One, since its look-up and submission are two requests: an installation has one engine for a run at a time. */
    @Override
    protected Executor executor() {
        return executor;
    }

    @Override
    protected Work work() {
        return new Work.Order("CLOSE/LEDGER", Map.of("TRADEWIND_SITE", "site:a"));
    }

    @Override
    protected Work otherWork() {
        return new Work.Order("CLOSE/REPORT", Map.of());
    }

    @Override
    protected int starts(String runKey) {
        return (int) server.ordered.stream()
                .filter(RunDefinition.folder(runKey)::equals)
                .count();
    }

    private void status(String runKey, String status) {
        server.statusByFolder
                .get(RunDefinition.folder(runKey))
                .putAll(Map.of(
                        "status",
                        status,
                        "startTime",
                        "20261128001500",
                        "endTime",
                        "20261128004500",
                        "host",
                        "dallas1"));
    }

    @Override
    protected void begin(String runKey) {
        status(runKey, "Executing");
    }

    @Override
    protected void end(String runKey, int exitCode) {
        status(runKey, exitCode == 0 ? "Ended OK" : "Ended Not OK");
    }

    @Override
    protected int toldExitCode(int exitCode) {
        return exitCode == 0 ? 0 : 1;
    }

    @Override
    protected void awaitEnd(String runKey) {
        assertThat(server.killed).hasSize(1);
        end(runKey, 143);
    }

    @Override
    protected void loseNextAnswer() {
        server.losesNextAnswer = true;
    }

    @Override
    protected void goSilent() {
        server.silent = true;
    }

    @Override
    protected void speakAgain() {
        server.silent = false;
    }

    @Test
    void anInconclusiveLookUpIsUnknownAndNothingIsSubmittedAgain() {
        server.losesNextAnswer = true;
        server.hidesWhatItTook = true;
        assertThat(executor.submit(request("run-m1-1", work()))).isInstanceOf(Submission.Unanswered.class);
        assertThat(executor.submit(request("run-m1-1", work())))
                .isInstanceOfSatisfying(
                        Submission.Unanswered.class,
                        unanswered -> assertThat(unanswered.why()).contains("does not show it"));
        assertThat(starts("run-m1-1")).isEqualTo(1);
        server.hidesWhatItTook = false;
        assertThat(executor.submit(request("run-m1-1", work()))).isInstanceOf(Submission.Taken.class);
        assertThat(starts("run-m1-1")).isEqualTo(1);
    }

    @Test
    void aRunThatIsPlannedOnSpotHasItAsAVariable() {
        executor.submit(request("run-m9-1", new Work.Order("CLOSE/LEDGER", Map.of(Capacity.VARIABLE, Capacity.SPOT))));
        assertThat(server.definitionByFolder
                        .get(RunDefinition.folder("run-m9-1"))
                        .path("LEDGER")
                        .path("Variables")
                        .toString())
                .contains("TRADEWIND_CAPACITY", "spot");
    }

    @Test
    void runsTheJobAsItIsDeployedWithoutItsOwnSchedule() {
        executor.submit(request("run-m2-1", work()));
        var job =
                server.definitionByFolder.get(RunDefinition.folder("run-m2-1")).path("LEDGER");
        assertThat(job.path("Command").asString()).isEqualTo("close-ledger");
        assertThat(job.has("When")).isFalse();
        assertThat(job.has("Wait")).isFalse();
        assertThat(job.path("Variables").toString()).contains("TRADEWIND_RUN_KEY", "run-m2-1", "site:a");
    }

    @Test
    void holdsWhatWaitsAndLetsItGoAndLeavesWhatRunsAlone() {
        executor.submit(request("run-h1-1", work()));
        status("run-h1-1", "Wait Condition");
        assertThat(executor.hold("run-h1-1", true)).isTrue();
        assertThat(executor.observe("run-h1-1")).isEqualTo(new Observation.Starting("held on Control-M"));
        assertThat(executor.hold("run-h1-1", false)).isTrue();
        assertThat(executor.observe("run-h1-1")).isEqualTo(new Observation.Starting("Wait Condition"));
        status("run-h1-1", "Executing");
        assertThat(executor.hold("run-h1-1", true)).isFalse();
        assertThat(executor.hold("run-h9-1", true)).isFalse();
    }

    @Test
    void readsItsTimesInTheZoneOfTheServer() {
        executor.submit(request("run-m3-1", work()));
        end("run-m3-1", 0);
        assertThat(executor.observe("run-m3-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.startedAt()).isEqualTo(Instant.parse("2026-11-28T06:15:00Z")));
    }

    @Test
    void signsInAgainWhenItsSessionEnded() {
        executor.observe("run-m4-1");
        server.expireSession();
        assertThat(executor.observe("run-m4-1")).isInstanceOf(Observation.NotFound.class);
        assertThat(server.sessions()).isEqualTo(2);
    }

    @Test
    void givesRefusalsVerbatim() {
        assertThat(at(NOW, "wrong").submit(request("run-m5-1", work())))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("401", "invalid credentials"));
        assertThat(executor.submit(request("run-m6-1", new Work.Order("CLOSE/NOTHING", Map.of()))))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("CLOSE/NOTHING"));
    }

    @Test
    void aRefusalComesWithTheDefinitionThatWasSent() {
        executor.observe("run-m8-1");
        server.refuses = TestTarget.Reply.json(400, Map.of("errors", List.of(Map.of("message", "host group unknown"))));
        assertThat(executor.submit(request("run-m8-1", work())))
                .isInstanceOfSatisfying(Submission.Refused.class, refused -> {
                    assertThat(refused.why()).contains("HTTP 400", "host group unknown");
                    assertThat(refused.sent())
                            .startsWith("POST /run\n{")
                            .contains("\"TW_run_m8_1\"", "\"SimpleFolder\"");
                });
    }

    @Test
    void aStatusThatWeDoNotKnowIsNeverAnEnd() {
        executor.submit(request("run-m7-1", work()));
        status("run-m7-1", "Post Processing");
        assertThat(executor.observe("run-m7-1")).isInstanceOf(Observation.Unreachable.class);
    }
}
