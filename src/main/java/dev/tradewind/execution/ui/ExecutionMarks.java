package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.StepKind;
import dev.tradewind.execution.StepState;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.util.Locale;

/** States as icon and word. */
final class ExecutionMarks {
    private ExecutionMarks() {}

    static StatusMark of(ExecutionSummary execution, Instant now) {
        var slot = execution.notBeforeAt();
        if (execution.state() == ExecutionState.RUNNING
                && slot != null
                && slot.isAfter(now)
                && execution.steps().get(StepKind.DISPATCH.ordinal()).state() == StepState.PENDING) {
            return new StatusMark(Status.WAITING, tr("waits for its slot"));
        }
        var status = switch (execution.state()) {
            case SCHEDULED, PAUSED -> Status.WAITING;
            case HELD -> Status.HELD;
            case RUNNING, COMPENSATING, CANCELLING -> Status.RUNNING;
            case UNKNOWN -> Status.UNKNOWN;
            case SUCCEEDED -> Status.DONE;
            case FAILED, COMPENSATION_FAILED, MISSED_WINDOW -> Status.FAILED;
            case COMPENSATED, CANCELLED -> Status.CANCELLED;
        };
        var hold = execution.holdReason();
        return new StatusMark(
                status,
                hold == null
                        ? words(execution.state())
                        : switch (hold) {
                            case CARBON -> tr("held by carbon gate");
                            case FREEZE -> tr("held by freeze");
                            case MANUAL -> tr("held for a person");
                            case CAPACITY -> tr("held for capacity");
                            case BUDGET -> tr("held by egress budget");
                            case SIGNAL -> tr("waits for a signal");
                            case PATH -> tr("waits for a path");
                        });
    }

    static StatusMark of(StepState step, String title) {
        return new StatusMark(
                switch (step) {
                    case PENDING -> Status.WAITING;
                    case RUNNING, COMPENSATING -> Status.RUNNING;
                    case SUCCEEDED -> Status.DONE;
                    case RETRYING -> Status.HELD;
                    case FAILED -> Status.FAILED;
                    case SKIPPED, COMPENSATED -> Status.CANCELLED;
                },
                title);
    }

    static String words(Enum<?> state) {
        return said(state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
