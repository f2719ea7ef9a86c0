package dev.tradewind.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.execution.JobGates;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.policy.Policies;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A job that waits for a cleaner grid, never so long that the run would be late. */
@ConsoleTest
class WorkflowGateTest extends WorkflowScenario {
    private static final Person BOTH = SamplePeople.person("both", Set.of("OPERATOR", "APPROVER"), Set.of());
    private static final Person APPROVER = SamplePeople.person("ap", Set.of("APPROVER"), Set.of());
    private static final String ZONE = "QA";
    private static final String SITE = "azure:qatarcentral";

    @Autowired
    Signals signals;

    @Autowired
    Policies policies;

    @Autowired
    JobGates gates;

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
    void aPolicysLimitHoldsAJobThatNamesNoneUntilAnApproverWhoDidNotBeginItLetsItStart() {
        workload("gated", SITE, List.of("true"));
        limit("atLatestStart: ASK");
        say("240");
        var run = startPlain("policy", "", 30, BOTH);
        var held = await(run, each -> each.job("a").state() == JobState.HELD);
        assertThat(held.job("a").detail())
                .contains(
                        "240 g/kWh",
                        "at most 150 g/kWh permitted by policy gate-" + suffix,
                        "an approver may let it start");
        assertThatThrownBy(() -> as(() -> workflows.letStart(run.shortId(), "a", "urgent", OPERATOR)))
                .hasMessageContaining("takes the role APPROVER");
        assertThatThrownBy(() -> as(() -> workflows.letStart(run.shortId(), "a", "urgent", BOTH)))
                .hasMessageContaining("somebody else must");
        as(() -> workflows.letStart(run.shortId(), "a", "the auditor waits", APPROVER));
        var done = await(run, each -> each.state() != Run.RunState.RUNNING);
        assertThat(done.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(actions(done)).contains("workflow.job-let-start", "policy.exception");
    }

    @Test
    void aPolicyThatOnlyReportsHoldsNoJobAndWritesDownThatItWouldHave() {
        workload("gated", SITE, List.of("true"));
        limit("mode: REPORT\natLatestStart: MISS");
        say("240");
        var done = await(startPlain("reports", "", 30, OPERATOR), each -> each.state() != Run.RunState.RUNNING);
        assertThat(done.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(actions(done)).doesNotContain("workflow.job-held", "policy.exception");
        assertThat(jdbc.sql("select reason from audit_entry where subject_id = ? and action = 'policy.would-hold'")
                        .param(done.shortId())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("policy gate-" + suffix + " would hold it: at most 150 g/kWh, but it is 240 g/kWh");
    }

    @Test
    void aCleanGridOpensThePolicysGateWithoutAnException() {
        workload("gated", SITE, List.of("true"));
        limit("atLatestStart: MISS");
        say("150");
        var done = await(startPlain("open", "", 30, OPERATOR), each -> each.state() != Run.RunState.RUNNING);
        assertThat(done.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(actions(done)).doesNotContain("policy.exception");
    }

    @Test
    void whatMissesItsLatestStartFailsAndNobodyLetsItStartWhereThePolicySaysMiss() {
        workload("gated", SITE, List.of("true"));
        limit("atLatestStart: MISS");
        say("240");
        // longer than a day, so that it is late from the first minute on
        var missed = await(
                startPlain("missed", "due: \"00:01\"\n", 2000, OPERATOR), each -> each.state() != Run.RunState.RUNNING);
        assertThat(missed.job("a").state()).isEqualTo(JobState.FAILED);
        assertThat(missed.job("a").attempt()).isZero();
        assertThat(missed.job("a").detail()).contains("latest start was");
        assertThatThrownBy(() -> as(() -> workflows.letStart(missed.shortId(), "a", "urgent", APPROVER)))
                .hasMessageContaining("MISS");
    }

    @Test
    void whatThePolicyLetsRunAtItsLatestStartIsWrittenDownAsAnException() {
        workload("gated", SITE, List.of("true"));
        limit("atLatestStart: RUN_AND_RECORD");
        say("240");
        var done = await(
                startPlain("recorded", "due: \"00:01\"\n", 2000, OPERATOR),
                each -> each.state() != Run.RunState.RUNNING);
        assertThat(done.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(actions(done)).contains("policy.exception");
    }

    @Test
    void aJobWaitsNoLongerThanThePolicySaysAndAnUnknownHourKeepsItsGateClosed() {
        var of = workload("gated", SITE, List.of("true"));
        limit("atLatestStart: ASK");
        say("240");
        var now = Instant.now();
        var hour = Duration.ofHours(1);
        assertThat(gates.carbon(of, hour, now.minus(Duration.ofHours(5)), null, false))
                .isInstanceOf(JobGates.Verdict.Closed.class);
        assertThat(gates.carbon(of, hour, now.minus(Duration.ofHours(7)), null, false))
                .isInstanceOfSatisfying(
                        JobGates.Verdict.Missed.class,
                        missed -> assertThat(missed.why()).contains("nobody let it start until"));
        assertThat(gates.carbon(of, hour, now, now.minusSeconds(1), false)).isInstanceOf(JobGates.Verdict.Missed.class);
        assertThat(gates.carbon(of, hour, now, null, true)).isInstanceOf(JobGates.Verdict.Exception.class);
        say("100");
        assertThat(gates.carbon(of, hour, now, null, false)).isInstanceOf(JobGates.Verdict.Open.class);
        // three hours are known
        assertThat(gates.carbon(of, hour.multipliedBy(9), now, null, false))
                .isInstanceOfSatisfying(
                        JobGates.Verdict.Closed.class,
                        closed -> assertThat(closed.why()).contains("unknown in part of the 9 h"));
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
        workload("gated", SITE, List.of("true"));
        // six hours from now, whatever the hour is
        var atLatest = LocalTime.now(ZoneOffset.UTC).plusHours(6).truncatedTo(ChronoUnit.MINUTES);
        as(() -> workflows.save("""
                name: %s-%s
                owner: data
                jobs:
                  - {name: a, workload: gated-%s, holdUntil: {belowGramsPerKwh: 150, atLatest: "%s"}}
                """.formatted(name, suffix, suffix, atLatest), OPERATOR));
        return start(name, OPERATOR);
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

    /** One drafts and another activates, as everywhere. */
    private void limit(String more) {
        as(() -> policies.activate(
                policies.draft("""
                                name: gate-%s
                                applies: {workload: gated-%s}
                                limits: {maxGramsPerKwh: 150, maxDelayHours: 6}
                                %s
                                """.formatted(suffix, suffix, more), OPERATOR).id(), APPROVER, "agreed"));
    }

    private Run startPlain(String name, String more, int minutes, Person by) {
        as(() -> workflows.save("""
                name: %s-%s
                owner: data
                %sjobs:
                  - {name: a, workload: gated-%s, expectedMinutes: %d}
                """.formatted(name, suffix, more, suffix, minutes), OPERATOR));
        return start(name, by);
    }
}
