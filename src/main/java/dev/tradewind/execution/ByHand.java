package dev.tradewind.execution;

import dev.tradewind.identity.Person;
import dev.tradewind.quantity.Moments;
import dev.tradewind.quantity.Timestamps;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The steps of what a person applies: dispatch waits behind a gate until somebody says that it was done, verify waits by
 * the timer until the bills tell. Where a target applies the text instead, see {@link Applying}, only the waiting is the same.
 */
@Component
class ByHand {
    static final String ID = "by-hand";
    private static final Duration REMIND = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Promises promises;
    private final Clock clock;

    ByHand(JdbcClient jdbc, Promises promises, Clock clock) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.clock = clock;
    }

    static boolean carries(ExecutionSummary of) {
        return of.executor().equals(ID);
    }

    private record Application(Instant at, String by, String reason) {}

    /** What keeps dispatch from beginning, or null once a person has confirmed. */
    @Nullable
    StepOutcome gate(ExecutionSummary of) {
        return application(of.id()).isPresent()
                ? null
                : new StepOutcome.Hold(
                        HoldReason.MANUAL,
                        "a person must apply the text to " + of.workload() + " and confirm it here",
                        clock.instant().plus(REMIND));
    }

    /**
     * In the transaction of the confirmation.
     *
     * @param at null for now
     * @throws IllegalArgumentException if it lies in the future, or before the days after which the promise counts end
     */
    void confirm(ExecutionSummary of, @Nullable Instant at, Person by, String reason) {
        var now = clock.instant();
        var applied = at == null ? now : at;
        if (applied.isAfter(now)) {
            throw new IllegalArgumentException("Applied at %s lies in the future. Maybe confirm it when it is done?"
                    .formatted(Moments.words(applied)));
        }
        var rests = promises.of(of.recommendationId()).orElse(null);
        if (at != null && rests != null && applied.isBefore(rests.to())) {
            throw new IllegalArgumentException(
                    "Applied at %s lies before %s, when the days end that the promise rests on: these would be before and after at once"
                            .formatted(Moments.words(applied), Moments.words(rests.to())));
        }
        jdbc.sql("""
                        insert into execution_application (execution_id, applied_at, person_id, person_name, reason)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(of.id(), Timestamps.utc(applied), by.id(), by.displayName(), reason)
                .update();
    }

    StepOutcome inside(ExecutionSummary of, StepKind step) {
        return switch (step) {
            case RESERVE -> new StepOutcome.Skip("a text needs no capacity");
            case PREPARE -> new StepOutcome.Skip("the text was checked against its schema when it was made");
            case DISPATCH ->
                application(of.id())
                        .<StepOutcome>map(a -> new StepOutcome.Done("applied by %s, %s%s: %s"
                                .formatted(
                                        a.by(),
                                        Moments.words(a.at()),
                                        a.at().isBefore(of.createdAt()) ? ", before it was approved here" : "",
                                        a.reason())))
                        .orElseGet(() -> new StepOutcome.Retry("nobody has said that it was applied", null));
            case CUT_OVER -> new StepOutcome.Skip("nothing moves");
            case VERIFY -> verify(of);
            case PRECHECK, FINALISE -> throw new IllegalStateException(step + " is the same for everything");
        };
    }

    private StepOutcome verify(ExecutionSummary of) {
        var at = application(of.id())
                .map(Application::at)
                .or(() -> Optional.ofNullable(of.runEndedAt()))
                .orElseThrow();
        return switch (promises.measure(of.recommendationId(), at)) {
            case Promises.Measured.NotYet(var lookAgain, var why) -> new StepOutcome.Wait(lookAgain, why, null);
            case Promises.Measured.Untold(var why) -> new StepOutcome.Unknown(why);
            case Promises.Measured.Settled(var settlement) ->
                settlement.verdict() == Settlement.Verdict.NOT_REALISED
                        ? (applied(of)
                                ? new StepOutcome.Fail(settlement.words())
                                : new StepOutcome.Undo(settlement.words()))
                        : new StepOutcome.Done(settlement.words());
        };
    }

    /** Whether a person has said so. */
    boolean applied(ExecutionSummary of) {
        return application(of.id()).isPresent();
    }

    private Optional<Application> application(UUID execution) {
        return jdbc.sql("select applied_at, person_name, reason from execution_application where execution_id = ?")
                .param(execution)
                .query((row, n) -> new Application(Timestamps.at(row, 1), row.getString(2), row.getString(3)))
                .optional();
    }
}
