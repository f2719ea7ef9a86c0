package dev.tradewind.execution;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells operators of executions that missed their window, failed, or could not be undone. */
@Component
class ExecutionNews {
    private final Outbox outbox;
    private final Clock clock;

    ExecutionNews(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void moved(ExecutionSummary now) {
        switch (now.state()) {
            case MISSED_WINDOW ->
                tell(now, "window-missed", Severity.WARNING, "missed its window", "Nothing is running.");
            case COMPENSATION_FAILED ->
                tell(
                        now,
                        "compensation-failed",
                        Severity.CRITICAL,
                        "could not be undone",
                        "It stands half done until a person looks at it.");
            case FAILED -> tell(now, "failed", Severity.WARNING, "failed", "What was begun has been undone.");
            case SCHEDULED,
                    HELD,
                    RUNNING,
                    UNKNOWN,
                    PAUSED,
                    CANCELLING,
                    COMPENSATING,
                    SUCCEEDED,
                    COMPENSATED,
                    CANCELLED -> {}
        }
    }

    private void tell(ExecutionSummary of, String happened, Severity severity, String what, String next) {
        outbox.add(Event.of("dev.tradewind.execution." + happened, "execution/" + of.shortId(), clock.instant())
                .severity(severity)
                .title(of.shortId() + " " + what + ": " + of.workload())
                .text((of.stateReason().isBlank() ? "" : "Reason: " + of.stateReason() + ". ") + next)
                .path(ExecutionLinks.to(of.id()))
                .with("execution", of.shortId())
                .with("state", of.state().name())
                .with("workload", of.workload())
                .with("recommendation", of.recommendation())
                .to(Audience.ofRoles("OPERATOR"))
                .build());
    }
}
