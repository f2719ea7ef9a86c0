package dev.tradewind.execution;

import dev.tradewind.execution.move.DataMove;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data set that an execution copies, as others see it.
 *
 * @param by OBJECTS or COMMAND
 * @param state WAITING, COPYING, STOPPED at its budget, COPIED or REMOVED
 * @param bytesSent that left the source, repeats included
 * @param bytesPerSecond while it was copied; 0 before
 * @param predictedEndAt at its rate so far; null where that cannot be told
 * @param spentUsd for the bytes sent, by list price; null where no price is known
 * @param budget in its unit, USD or GB
 */
public record CopiedData(
        String dataSet,
        String by,
        String state,
        String fromSite,
        String toSite,
        @Nullable String fromStore,
        @Nullable String toStore,
        long objects,
        long objectsDone,
        long bytes,
        long bytesDone,
        long bytesSent,
        long bytesPerSecond,
        @Nullable Instant predictedEndAt,
        @Nullable BigDecimal spentUsd,
        @Nullable BigDecimal budget,
        String budgetUnit,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String detail) {

    private static final int DECIMALS = 6;

    static CopiedData of(DataMove move, Optional<BigDecimal> spentUsd, Instant now) {
        return new CopiedData(
                move.dataSet(),
                move.kind().name(),
                move.state().name(),
                move.fromSite(),
                move.toSite(),
                move.fromStore(),
                move.toStore(),
                move.objects(),
                move.objectsDone(),
                move.bytes(),
                move.bytesDone(),
                move.bytesSent(),
                move.bytesPerSecond(),
                move.predictedEnd(now).orElse(null),
                spentUsd.map(usd -> usd.setScale(DECIMALS, RoundingMode.HALF_EVEN))
                        .orElse(null),
                move.budget(),
                move.budgetUnit(),
                move.startedAt(),
                move.endedAt(),
                move.detail());
    }
}
