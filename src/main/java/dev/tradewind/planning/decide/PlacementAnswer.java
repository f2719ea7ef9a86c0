package dev.tradewind.planning.decide;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.Infeasible;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for one workload. Exactly one of {@code placed}, {@code refused} and {@code notNow} is present.
 *
 * @param horizonFrom start of slot 0
 * @param signalsAt when the signals were read
 * @param notNow why it may run somewhere, but not in what this replica has left
 * @param expiresAt when the reservation ends by itself; null when none was asked for
 */
public record PlacementAnswer(
        UUID id,
        Instant decidedAt,
        Instant horizonFrom,
        Instant signalsAt,
        @Nullable Placed placed,
        @Nullable Infeasible refused,
        @Nullable String notNow,
        @Nullable Instant expiresAt) {
    /**
     * @param startsAt of its first slot
     * @param today what it costs as it runs now; with reasons only
     * @param explanation with reasons only
     */
    public record Placed(
            String workload,
            Choice choice,
            Instant startsAt,
            @Nullable Choice today,
            @Nullable Explanation explanation) {
        static Placed of(String workload, Choice choice, Instant startsAt) {
            return new Placed(workload, choice, startsAt, null, null);
        }

        static Placed of(Assignment assignment, Choice choice, Instant startsAt) {
            return new Placed(assignment.workload(), choice, startsAt, assignment.today(), assignment.explanation());
        }
    }
}
