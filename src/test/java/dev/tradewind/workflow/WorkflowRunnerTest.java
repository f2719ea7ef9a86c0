package dev.tradewind.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs in their order, by real processes of this machine. */
@ConsoleTest
class WorkflowRunnerTest {
    private static final Person OPERATOR = SamplePeople.person("op", Set.of("OPERATOR"), Set.of());
    private static final Person READER = SamplePeople.person("rd", Set.of("VIEWER"), Set.of());

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowRunner runner;

    @Autowired
    Heard heard;

    @Autowired
    Workloads workloads;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void jobsRunInTheirOrderOnceEachWithTheirParameters() throws Exception {
        var journal = directory.resolve("journal");
        workload("first", "echo first $DAY >> " + journal);
        workload("second", "echo second >> " + journal);
        workload("rescue", "echo rescue >> " + journal);
        save("ordered", """
                  - {name: b, workload: second-S, after: [a]}
                  - {name: a, workload: first-S, parameters: {DAY: "7"}}
                  - {name: c, workload: rescue-S, after: ["a FAILURE"]}
                """);
        var run = await(start("ordered"), each -> each.state() != Run.RunState.RUNNING);
        assertThat(run.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(Files.readAllLines(journal)).containsExactly("first 7", "second");
        assertThat(run.job("c").state()).isEqualTo(JobState.SKIPPED);
        assertThat(run.job("c").detail()).contains("a is SUCCEEDED, awaited was FAILURE");
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ?")
                        .param(run.shortId())
                        .query(String.class)
                        .list())
                .contains(
                        "workflow.run-started",
                        "workflow.job-running",
                        "workflow.job-skipped",
                        "workflow.run-succeeded");
    }

    @Test
    void whatFailedIsTriedAgainAndWhatWasSkippedBecauseOfItThenGoesOn() throws Exception {
        var mended = directory.resolve("mended");
        var journal = directory.resolve("journal");
        workload("broken", "test -e " + mended);
        workload("later", "echo later >> " + journal);
        save("mending", """
                  - {name: a, workload: broken-S}
                  - {name: b, workload: later-S, after: [a]}
                """);
        var failed = await(start("mending"), each -> each.state() != Run.RunState.RUNNING);
        assertThat(failed.state()).isEqualTo(Run.RunState.FAILED);
        assertThat(failed.job("a").detail()).startsWith("exit code 1");
        assertThat(failed.job("b").state()).isEqualTo(JobState.SKIPPED);
        assertThat(journal).doesNotExist();

        Files.createFile(mended);
        assertThatThrownBy(() -> workflows.retry(failed.shortId(), "a", " ", OPERATOR))
                .hasMessageContaining("reason");
        as(() -> workflows.retry(failed.shortId(), "a", "the disk is there again", OPERATOR));
        var run = await(failed, each -> each.state() != Run.RunState.RUNNING);
        assertThat(run.state()).isEqualTo(Run.RunState.SUCCEEDED);
        assertThat(run.job("a").attempt()).isEqualTo(2);
        assertThat(Files.readAllLines(journal)).containsExactly("later");
    }

    @Test
    void aRunThatWillEndAfterItsTimeIsToldOnceBeforeItDoes() {
        workload("slow", "sleep 60");
        workflows.save(yaml("tardy", "due: \"00:01\"\n", """
                  - {name: a, workload: slow-S, expectedMinutes: 2000}
                """), OPERATOR);
        var run = await(start("tardy"), each -> each.job("a").state() == JobState.RUNNING && each.toldLate());
        runner.look();
        assertThat(jdbc.sql(
                                "select count(*) from event_outbox where type = 'dev.tradewind.workflow.late' and subject = ?")
                        .param("workflow-run/" + run.shortId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var cancelled = as(() -> workflows.cancel(run.shortId(), "enough", OPERATOR));
        assertThat(cancelled.state()).isEqualTo(Run.RunState.CANCELLED);
    }

    @Test
    void anEventFromOutsideStartsWhatWaitsForItAndSentAgainNothingMore() {
        workload("woken", "true");
        as(() -> workflows.save(
                yaml("woken", "events: [com.example.ready-" + suffix + "]\n", "  - {name: a, workload: woken-S}\n"),
                OPERATOR));
        var first = as(() -> heard.hear("/bills", "e-" + suffix, "com.example.ready-" + suffix, OPERATOR));
        assertThat(first.runs()).hasSize(1);
        assertThat(first.again()).isFalse();
        assertThat(as(() -> heard.hear("/bills", "e-" + suffix, "com.example.ready-" + suffix, OPERATOR)))
                .isEqualTo(new Heard.Answer(first.runs(), true));
        assertThat(as(() -> heard.hear("/bills", "f-" + suffix, "com.example.other", OPERATOR))
                        .runs())
                .isEmpty();
        assertThat(workflows.runs("woken-" + suffix)).hasSize(1);
        assertThatThrownBy(() -> heard.hear("/bills", "", "t", OPERATOR)).hasMessageContaining("CloudEvent");
        assertThatThrownBy(() -> heard.hear("/bills", "g", "t", READER)).hasMessageContaining("OPERATOR");
    }

    @Test
    void whoOnlyReadsStartsNothingAndAJobNeedsAWorkload() {
        assertThatThrownBy(() -> workflows.save(yaml("none", "", "  - {name: a, workload: nobody-S}\n"), OPERATOR))
                .hasMessageContaining("which is no workload");
        assertThatThrownBy(() -> workflows.start("none-" + suffix, "", READER)).hasMessageContaining("OPERATOR");
    }

    private void save(String name, String jobs) {
        as(() -> workflows.save(yaml(name, "", jobs), OPERATOR));
    }

    private String yaml(String name, String more, String jobs) {
        return "name: %s-%s\nowner: data\n%sjobs:\n%s".formatted(name, suffix, more, jobs.replace("-S", "-" + suffix));
    }

    private Run start(String name) {
        return as(() -> workflows.start(name + "-" + suffix, "for the test", OPERATOR));
    }

    private static <T> T as(java.util.function.Supplier<T> work) {
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

    private void workload(String name, String command) {
        as(() -> workloads.save(new Workload(
                UUID.randomUUID(),
                name + "-" + suffix,
                WorkloadKind.BATCH,
                "data",
                "test",
                Map.of(),
                "aws:eu-central-1",
                1,
                1,
                0,
                null,
                0.5,
                1.0,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                List.of("sh", "-c", command),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                0)));
    }
}
