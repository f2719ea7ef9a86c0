package dev.tradewind.execution.move;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One data set that an execution copies.
 *
 * @param fromStore and toStore by their names in the settings; null where a command copies
 * @param objects in all, as listed; 0 where a command has not said
 * @param bytesDone that stand at the new place, checked
 * @param bytesSent that left the source, repeats included: it is these that cost
 * @param bytesBefore of these, in attempts of its command before this one
 * @param budgetUsd that the bytes sent may cost; null where no price is known
 * @param budgetGigabytes that may be sent, where no price is known
 * @param activeMillis in which it was copied, holds left out; of a command its attempt so far
 * @param attempts of its command
 */
public record DataMove(
        UUID execution,
        int position,
        String dataSet,
        Kind kind,
        MoveState state,
        String fromSite,
        String toSite,
        @Nullable String fromStore,
        @Nullable String toStore,
        long objects,
        long objectsDone,
        long bytes,
        long bytesDone,
        long bytesSent,
        long bytesBefore,
        @Nullable BigDecimal budgetUsd,
        @Nullable BigDecimal budgetGigabytes,
        long activeMillis,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String detail) {

    private static final int GIGA = 9;

    /** What copies it. */
    public enum Kind {
        OBJECTS,
        COMMAND
    }

    public static BigDecimal gigabytes(long bytes) {
        return BigDecimal.valueOf(bytes, GIGA);
    }

    /** Bytes a second while it was copied; 0 before anything was. */
    public long bytesPerSecond() {
        return activeMillis == 0 ? 0 : Math.round((bytesSent - bytesBefore) * 1000.0 / activeMillis);
    }

    /** When it will be there at its rate so far; empty where that cannot be told. */
    public Optional<Instant> predictedEnd(Instant now) {
        if (state != MoveState.COPYING || bytesPerSecond() == 0 || bytes <= bytesDone) {
            return Optional.empty();
        }
        return Optional.of(now.plus(Duration.ofSeconds((bytes - bytesDone) / bytesPerSecond())));
    }

    /** In which unit its budget is. */
    public String budgetUnit() {
        return budgetUsd != null ? "USD" : "GB";
    }

    public @Nullable BigDecimal budget() {
        var budget = budgetUsd != null ? budgetUsd : budgetGigabytes;
        return budget == null ? null : budget.setScale(2, RoundingMode.HALF_EVEN);
    }
}
