package dev.tradewind.workflow;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells operators and the owner what will be late, what runs over and what failed; once each, with the change itself. */
@Component
class WorkflowNews {
    /** A job that takes so much of what it usually takes runs over. */
    private static final double OVER = 1.5;

    private final WorkflowRows rows;
    private final Outbox outbox;
    private final Clock clock;

    WorkflowNews(WorkflowRows rows, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** By prediction, so that there is time to do something. */
    void late(Run run) {
        var due = run.dueAt();
        if (due == null || run.toldLate()) {
            return;
        }
        var forecast = run.forecast(clock.instant(), Map.of());
        if (forecast.end().isAfter(due)) {
            rows.toldLate(run.id());
            outbox.add(event(run, "late")
                    .severity(Severity.WARNING)
                    .title("%s of %s will end at %s, due was %s"
                            .formatted(run.shortId(), run.workflow().name(), forecast.end(), due))
                    .text("Its end hangs on " + String.join(", then ", forecast.criticalPath()) + ".")
                    .build());
        }
    }

    /** @return whether it was told, now or before */
    boolean overrun(Run run, Run.JobRun job, Job defined) {
        if (job.toldOverrun() || job.startedAt() == null) {
            return job.toldOverrun();
        }
        var took = Duration.between(job.startedAt(), clock.instant());
        boolean over = took.toSeconds() > defined.expectedMinutes() * 60 * OVER;
        if (over) {
            outbox.add(event(run, "overrun")
                    .severity(Severity.WARNING)
                    .title("Job %s of %s runs for %d minutes, usual are %d"
                            .formatted(job.name(), run.shortId(), took.toMinutes(), defined.expectedMinutes()))
                    .text("It goes on. What waits for it begins later by as much.")
                    .build());
        }
        return over;
    }

    void ended(Run run, Run.RunState state) {
        if (state == Run.RunState.FAILED) {
            outbox.add(event(run, "failed")
                    .severity(Severity.CRITICAL)
                    .title("%s of %s failed"
                            .formatted(run.shortId(), run.workflow().name()))
                    .text("The job that failed can be tried again; what was skipped because of it then goes on.")
                    .build());
        }
    }

    private Event.Draft event(Run run, String what) {
        return Event.of("dev.tradewind.workflow." + what, "workflow-run/" + run.shortId(), clock.instant())
                .path("executions/workflows?run=" + run.shortId())
                .with("workflow", run.workflow().name())
                .with("run", run.shortId())
                .to(Audience.ofRoles("OPERATOR")
                        .and(Audience.ofOwner(run.workflow().owner())));
    }
}
