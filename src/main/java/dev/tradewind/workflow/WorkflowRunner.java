package dev.tradewind.workflow;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.execution.Runs;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves runs on: one transaction for each look at a run, its row held. A crash between a start and its commit finds the start
 * again by its key; a replica that was paused holds the row, so no other starts the same meanwhile.
 */
@Component
class WorkflowRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowRunner.class);
    private static final int MOST_DUE = 100;

    private final WorkflowRows rows;
    private final Workflows workflows;
    private final WorkflowNews news;
    private final Workloads workloads;
    private final Runs runs;
    private final JobGate gate;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkflowRunner(
            WorkflowRows rows,
            Workflows workflows,
            WorkflowNews news,
            Workloads workloads,
            Runs runs,
            JobGate gate,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.workflows = workflows;
        this.news = news;
        this.workloads = workloads;
        this.runs = runs;
        this.gate = gate;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        Actors.runAs(Actor.system("workflow"), () -> {
            startDue();
            for (var id : rows.running()) {
                try {
                    transaction.executeWithoutResult(status -> rows.take(id).ifPresent(this::move));
                } catch (RuntimeException e) {
                    LOG.warn("The run {} of a workflow cannot go on now, it is tried again", id, e);
                }
            }
        });
    }

    /** A start that was missed while nothing ran is made up once, not as often as it was missed. */
    private void startDue() {
        for (int begun = 0; begun < MOST_DUE; begun++) {
            var more = transaction.execute(status -> {
                var due = rows.takeDue(clock.instant());
                due.ifPresent(of -> {
                    workflows.begin(of, of.nextAt() == null ? clock.instant() : of.nextAt(), "by its schedule");
                    rows.nextAt(of.id(), of.workflow().next(clock.instant()).orElse(null));
                });
                return due.isPresent();
            });
            if (!Boolean.TRUE.equals(more)) {
                return;
            }
        }
    }

    private void move(Run run) {
        boolean moved = true;
        var now = run;
        while (moved) {
            moved = false;
            for (var job : now.jobs()) {
                var next = job.state().ended() ? job : next(now, job);
                if (!next.equals(job)) {
                    rows.write(run.id(), next);
                    if (next.state() != job.state()) {
                        tell(run, job, next);
                        moved = next.state().ended();
                    }
                    now = rows.run(run.id()).orElseThrow();
                }
            }
        }
        news.late(now);
        if (now.jobs().stream().allMatch(job -> job.state().ended())) {
            boolean good = now.jobs().stream().noneMatch(job -> job.state() == JobState.FAILED && !handled(run, job));
            var state = good ? Run.RunState.SUCCEEDED : Run.RunState.FAILED;
            rows.end(run.id(), state, clock.instant());
            audit.record(Change.of(
                    "workflow.run-" + state.name().toLowerCase(Locale.ROOT),
                    "workflow-run",
                    run.shortId(),
                    Map.of("workflow", run.workflow().name())));
            news.ended(now, state);
        }
    }

    /** A failure for which another job was waiting is part of the plan. */
    private static boolean handled(Run run, Run.JobRun failed) {
        return run.workflow().jobs().stream()
                .flatMap(job -> job.after().stream())
                .anyMatch(after -> after.job().equals(failed.name()) && after.on() != Job.On.SUCCESS);
    }

    private Run.JobRun next(Run run, Run.JobRun job) {
        var defined = run.workflow().jobs().stream()
                .filter(each -> each.name().equals(job.name()))
                .findFirst()
                .orElseThrow();
        var now = clock.instant();
        if (job.state() == JobState.WAITING || job.state() == JobState.HELD) {
            for (var after : defined.after()) {
                var state = run.job(after.job()).state();
                if (state.ended() && !after.on().meets(state)) {
                    return new Run.JobRun(
                            job.name(),
                            JobState.SKIPPED,
                            job.attempt(),
                            null,
                            now,
                            "%s is %s, awaited was %s".formatted(after.job(), state, after.on()),
                            false);
                }
                if (!state.ended()) {
                    return job;
                }
            }
            return start(run, job, defined, now);
        }
        return looked(run, job, defined, now);
    }

    private Run.JobRun start(Run run, Run.JobRun job, Job defined, Instant now) {
        var workload = workloads.byName(defined.workload()).orElse(null);
        var verdict = workload == null ? new JobGate.Verdict.Open() : gate.look(run, defined, workload);
        return switch (verdict) {
            case JobGate.Verdict.Held(var why) ->
                new Run.JobRun(job.name(), JobState.HELD, job.attempt(), null, null, why, false);
            case JobGate.Verdict.Missed(var why) -> ended(job, JobState.FAILED, now, now, why);
            case JobGate.Verdict.Open() ->
                looked(
                        run,
                        new Run.JobRun(job.name(), JobState.RUNNING, job.attempt() + 1, now, null, "", false),
                        defined,
                        now);
        };
    }

    private Run.JobRun looked(Run run, Run.JobRun job, Job defined, Instant now) {
        var workload = workloads.byName(defined.workload()).orElse(null);
        if (workload == null) {
            return ended(job, JobState.FAILED, job.startedAt(), now, "the workload " + defined.workload() + " is gone");
        }
        return switch (runs.look(key(run, job), workload, defined.parameters())) {
            case Runs.Look.Going(var words) ->
                new Run.JobRun(
                        job.name(),
                        JobState.RUNNING,
                        job.attempt(),
                        job.startedAt(),
                        null,
                        words,
                        news.overrun(run, job, defined));
            case Runs.Look.Succeeded(var startedAt, var endedAt, var words) ->
                ended(job, JobState.SUCCEEDED, startedAt, endedAt, words);
            case Runs.Look.Failed(var why) -> ended(job, JobState.FAILED, job.startedAt(), now, why);
            case Runs.Look.Unknown(var why) ->
                new Run.JobRun(
                        job.name(), JobState.UNKNOWN, job.attempt(), job.startedAt(), null, why, job.toldOverrun());
        };
    }

    private static Run.JobRun ended(Run.JobRun job, JobState state, @Nullable Instant from, Instant to, String words) {
        return new Run.JobRun(job.name(), state, job.attempt(), from == null ? to : from, to, words, job.toldOverrun());
    }

    private void tell(Run run, Run.JobRun before, Run.JobRun after) {
        audit.record(Change.of(
                        "workflow.job-" + after.state().name().toLowerCase(Locale.ROOT),
                        "workflow-run",
                        run.shortId(),
                        Map.of("job", before.name(), "state", before.state().name(), "attempt", before.attempt()),
                        Map.of("job", after.name(), "state", after.state().name(), "attempt", after.attempt()))
                .because(after.detail().isBlank() ? null : after.detail()));
    }

    static String key(Run run, Run.JobRun job) {
        return "wf-%s-%s-%d".formatted(run.id(), job.name(), job.attempt());
    }
}
