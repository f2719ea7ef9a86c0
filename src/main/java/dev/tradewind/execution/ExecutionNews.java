package dev.tradewind.execution;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells operators of executions that missed their window, failed, could not be undone, or wait for a larger budget. */
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
            case HELD -> {
                if (now.holdReason() == HoldReason.BUDGET) {
                    tell(
                            now,
                            "budget-used-up",
                            Severity.WARNING,
                            "has used up its egress budget",
                            "Copying its data waits: an approver raises the budget with a reason, or it is cancelled.");
                }
            }
            case SCHEDULED, RUNNING, UNKNOWN, PAUSED, CANCELLING, COMPENSATING, SUCCEEDED, COMPENSATED, CANCELLED -> {}
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
                .to(of.state() == ExecutionState.HELD ? Audience.ofRoles("APPROVER") : Audience.NOBODY)
                .build());
    }
}
