package dev.tradewind.execution;

import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says on every page that work did not run because its window passed: whoever waits for it must hear. */
@Component
class MissedMark implements StatusMarks {
    private static final Duration DAY = Duration.ofHours(24);

    private final Executions executions;
    private final Clock clock;

    MissedMark(Executions executions, Clock clock) {
        this.executions = executions;
        this.clock = clock;
    }

    @Override
    public List<Mark> marks() {
        var missed = executions.missedSince(clock.instant().minus(DAY));
        if (missed.isEmpty()) {
            return List.of();
        }
        var text = missed.size() == 1
                ? missed.getFirst().workload() + " missed its window"
                : missed.size() + " runs missed their window in 24 h";
        return List.of(new Mark(
                Status.FAILED, text, "executions?id=" + missed.getFirst().shortId(), Side.LEFT));
    }
}
