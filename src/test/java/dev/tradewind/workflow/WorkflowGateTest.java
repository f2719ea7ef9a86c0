package dev.tradewind.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job that waits for a cleaner grid, never so long that the run would be late. */
@ConsoleTest
class WorkflowGateTest {
    private static final Person OPERATOR = SamplePeople.person("op", Set.of("OPERATOR"), Set.of());
    private static final String ZONE = "QA";
    private static final String SITE = "azure:qatarcentral";

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowRunner runner;

    @Autowired
    Workloads workloads;

    @Autowired
    Signals signals;

    @Autowired
    JdbcClient jdbc;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void waitsForTheGridAndStartsOnceItIsCleanEnough() {
        say("240");
        var run = start("clean");
        var held = await(run, each -> each.job("a").state() == JobState.HELD);
        assertThat(held.job("a").detail()).contains("240 g/kWh", "below 150 g/kWh awaited; at latest");
        say("120");
        var done = await(run, each -> each.state() != Run.RunState.RUNNING);
        assertThat(done.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(actions(done)).contains("workflow.job-held").doesNotContain("workflow.gate-passed");
    }

    @Test
    void aPersonLetsItStartWithAReasonWhichIsWrittenDown() {
        say("240");
        var run = start("let");
        await(run, each -> each.job("a").state() == JobState.HELD);
        assertThatThrownBy(() -> as(() -> workflows.letStart(run.shortId(), "a", " ", OPERATOR)))
                .hasMessageContaining("reason");
        as(() -> workflows.letStart(run.shortId(), "a", "the auditor waits", OPERATOR));
        var done = await(run, each -> each.state() != Run.RunState.RUNNING);
        assertThat(done.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(actions(done)).contains("workflow.job-let-start", "workflow.gate-passed");
    }

    @Test
    void startsAtTheLatestSoThatWhatWaitsForItIsInTime() {
        var valid = (WorkflowYaml.Read.Valid) WorkflowYaml.read("""
                name: close
                owner: finance
                zone: America/Chicago
                due: "06:00"
                jobs:
                  - {name: a, expectedMinutes: 60, holdUntil: {belowGramsPerKwh: 150, atLatest: "02:40"}}
                  - {name: b, expectedMinutes: 120, after: [a], holdUntil: {belowGramsPerKwh: 150}}
                """);
        // planned for 01:00 in Chicago; a and b take three hours, so a may begin at 03:00, and is told 02:40
        var run = run(valid.workflow(), Instant.parse("2026-12-24T07:00:00Z"));
        assertThat(latest(run, "a", run.startedAt())).isEqualTo(Instant.parse("2026-12-24T08:40:00Z"));
        assertThat(latest(run, "b", run.startedAt())).isEqualTo(Instant.parse("2026-12-24T10:00:00Z"));
        // at 05:00 there is no time left to wait
        var late = Instant.parse("2026-12-24T11:00:00Z");
        assertThat(latest(run, "b", late)).isBefore(late);
    }

    @Test
    void saysWhatIsWrongWithAGate() {
        var invalid = (WorkflowYaml.Read.Invalid) WorkflowYaml.read("""
                name: close
                owner: finance
                jobs:
                  - {name: a, holdUntil: {belowGramsPerKwh: 150}}
                  - {name: b, holdUntil: {belowGramsPerKwh: clean, atLatest: "02:40"}}
                  - {name: c, holdUntil: {belowGramsPerKwh: 150, atLatest: "25:00"}}
                """);
        assertThat(invalid.problems())
                .anyMatch(problem -> problem.contains("jobs.holdUntil.atLatest: missing in a"))
                .anyMatch(problem -> problem.contains("'clean' in b; permitted: a number"))
                .anyMatch(problem -> problem.contains("'25:00'; permitted: a time"));
    }

    private static Instant latest(Run run, String job, Instant now) {
        var hold = run.workflow().jobs().stream()
                .filter(each -> each.name().equals(job))
                .findFirst()
                .orElseThrow()
                .holdUntil();
        return java.util.Objects.requireNonNull(hold).latest(run, job, now);
    }

    private static Run run(Workflow of, Instant at) {
        return new Run(
                UUID.randomUUID(),
                "RUN-1",
                of,
                at,
                at,
                of.dueAfter(at).orElseThrow(),
                Run.RunState.RUNNING,
                null,
                false,
                of.jobs().stream()
                        .map(job -> new Run.JobRun(job.name(), JobState.WAITING, 0, null, null, "", false))
                        .toList());
    }

    private Run start(String name) {
        as(() -> workloads.save(new Workload(
                UUID.randomUUID(),
                "gated-" + suffix,
                WorkloadKind.BATCH,
                "data",
                "test",
                Map.of(),
                SITE,
                1,
                1,
                0,
                null,
                0.5,
                1.0,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                List.of("true"),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                0)));
        // six hours from now, whatever the hour is
        var atLatest = LocalTime.now(ZoneOffset.UTC).plusHours(6).truncatedTo(ChronoUnit.MINUTES);
        as(() -> workflows.save("""
                name: %s-%s
                owner: data
                jobs:
                  - {name: a, workload: gated-%s, holdUntil: {belowGramsPerKwh: 150, atLatest: "%s"}}
                """.formatted(name, suffix, suffix, atLatest), OPERATOR));
        return as(() -> workflows.start(name + "-" + suffix, "for the test", OPERATOR));
    }

    private void say(String grams) {
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        for (int each = 0; each < 3; each++) {
            var from = hour.plus(each, ChronoUnit.HOURS);
            signals.append(List.of(SignalPoint.observed(
                    "carbon:" + ZONE + ":average:lca",
                    from,
                    from.plus(1, ChronoUnit.HOURS),
                    new BigDecimal(grams),
                    SignalKind.MEASURED,
                    "average, life cycle, location-based",
                    "test",
                    Instant.now())));
        }
    }

    private List<String> actions(Run run) {
        return jdbc.sql("select action from audit_entry where subject_id = ?")
                .param(run.shortId())
                .query(String.class)
                .list();
    }

    private static <T> T as(Supplier<T> work) {
        return Actors.runAs(Actor.system("test"), work);
    }

    private Run await(Run run, Predicate<Run> there) {
        var latest = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(latest)) {
            runner.look();
            var now = workflows.run(run.shortId()).orElseThrow();
            if (there.test(now)) {
                return now;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("never there: " + workflows.run(run.shortId()));
    }
}
