package dev.tradewind.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Jobs in their order, by real processes of this machine. */
@ConsoleTest
class WorkflowRunnerTest extends WorkflowScenario {
    private static final Person READER = SamplePeople.person("rd", Set.of("VIEWER"), Set.of());

    @Autowired
    Heard heard;

    @TempDir
    Path directory;

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
        assertThat(actions(run))
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
        assertThat(told(run, "late")).isEqualTo(1);
        var cancelled = as(() -> workflows.cancel(run.shortId(), "enough", OPERATOR));
        assertThat(cancelled.state()).isEqualTo(Run.RunState.CANCELLED);
    }

    @Test
    void aJobThatTakesMuchLongerThanUsualIsToldOnceAndGoesOn() {
        workload("long", "sleep 60");
        save("overrun", "  - {name: a, workload: long-S, expectedMinutes: 10}\n");
        var run = await(start("overrun"), each -> each.job("a").state() == JobState.RUNNING);
        assertThat(told(run, "overrun")).isZero();
        // as if it had begun a quarter of an hour and a bit ago
        jdbc.sql("update workflow_job set started_at = ? where run_id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(16), run.id())
                .update();
        await(run, each -> each.job("a").toldOverrun());
        runner.look();
        assertThat(told(run, "overrun")).isEqualTo(1);
        assertThat(workflows.run(run.shortId()).orElseThrow().job("a").state()).isEqualTo(JobState.RUNNING);
        as(() -> workflows.cancel(run.shortId(), "enough", OPERATOR));
    }

    private int told(Run run, String what) {
        return jdbc.sql("select count(*) from event_outbox where type = ? and subject = ?")
                .params("dev.tradewind.workflow." + what, "workflow-run/" + run.shortId())
                .query(Integer.class)
                .single();
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
        return start(name, OPERATOR);
    }

    private void workload(String name, String command) {
        workload(name, "aws:eu-central-1", List.of("sh", "-c", command));
    }
}
