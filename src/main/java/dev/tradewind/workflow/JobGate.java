package dev.tradewind.workflow;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.execution.JobGates;
import dev.tradewind.execution.Runs;
import dev.tradewind.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a job whose turn has come may start now: freezes, carbon limits of policies, and the grid that it waits for itself. */
@Component
class JobGate {
    private final Runs runs;
    private final JobGates policies;
    private final WorkflowRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    JobGate(Runs runs, JobGates policies, WorkflowRows rows, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.policies = policies;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Verdict {
        record Open() implements Verdict {}

        record Held(String why) implements Verdict {}

        /** Its latest start has come, and the policy does not let it run. */
        record Missed(String why) implements Verdict {}
    }

    /** An opening by exception, and what policies that only report would have done, is written down. */
    Verdict look(Run run, Job job, Workload workload) {
        var frozen = runs.frozen(workload);
        if (frozen.isPresent()) {
            return new Verdict.Held(frozen.get());
        }
        var length = Duration.ofMinutes(job.expectedMinutes());
        var now = clock.instant();
        boolean waived = rows.gateWaived(run.id(), job.name());
        var byPolicy = policies.carbon(workload, length, ready(run, job), run.inTime(job.name(), now), waived);
        return switch (byPolicy) {
            case JobGates.Verdict.Closed(var why) -> new Verdict.Held(why);
            case JobGates.Verdict.Missed(var why) -> new Verdict.Missed(why);
            case JobGates.Verdict.Open() -> own(run, job, workload, length, now, waived, null);
            case JobGates.Verdict.Exception(var why) -> own(run, job, workload, length, now, waived, why);
        };
    }

    private Verdict own(
            Run run,
            Job job,
            Workload workload,
            Duration length,
            Instant now,
            boolean waived,
            @Nullable String exception) {
        var hold = job.holdUntil();
        if (hold != null) {
            var grid = runs.grid(workload, length);
            var worst = grid.worstGramsPerKwh();
            if (worst == null || worst >= hold.belowGramsPerKwh()) {
                var latest = hold.latest(run, job.name(), now);
                var words = "%s, below %s g/kWh awaited".formatted(grid.words(), plain(hold.belowGramsPerKwh()));
                if (now.isBefore(latest) && !waived) {
                    return new Verdict.Held(words + atLatest(run, latest));
                }
                write(
                        "workflow.gate-passed",
                        run,
                        job,
                        words + (waived ? "; a person let it start" : "; its latest start has come"));
            }
        }
        if (exception != null) {
            write("policy.exception", run, job, exception);
        }
        var reported = policies.wouldHold(workload, length);
        if (!reported.isEmpty()) {
            write("policy.would-hold", run, job, String.join("; ", reported));
        }
        return new Verdict.Open();
    }

    private static String atLatest(Run run, Instant latest) {
        var due = run.workflow().due();
        return "; at latest %s %s%s"
                .formatted(
                        DateTimeFormatter.ofPattern("HH:mm")
                                .format(latest.atZone(run.workflow().zone())),
                        run.workflow().zone(),
                        due == null ? "" : ", so that all is over by " + due);
    }

    /** When the last that it waits for had ended. */
    private static Instant ready(Run run, Job job) {
        return job.after().stream()
                .map(after -> run.job(after.job()).endedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(run.startedAt());
    }

    private void write(String action, Run run, Job job, String why) {
        audit.record(Change.of(action, "workflow-run", run.shortId(), Map.of("job", job.name()))
                .because(why));
    }

    private static String plain(double grams) {
        return grams == Math.rint(grams) ? Long.toString(Math.round(grams)) : Double.toString(grams);
    }
}
