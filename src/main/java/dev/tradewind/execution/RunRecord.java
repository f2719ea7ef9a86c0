package dev.tradewind.execution;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Where;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What code ran where, and when: recorded at dispatch and again at its end.
 *
 * @param commandSha256 of the command's parts; null where an image or an object of the target ran
 * @param specSha256 of all that was handed to the executor
 * @param object as the target names it
 * @param imageDigest as the target resolved it
 */
record RunRecord(
        @Nullable String commandSha256,
        String specSha256,
        @Nullable String object,
        @Nullable String imageDigest,
        String node,
        String identity,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode) {

    RunRecord(
            @Nullable String commandSha256,
            String specSha256,
            Executor.Description executor,
            @Nullable Where where,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer exitCode) {
        this(
                commandSha256,
                specSha256,
                where == null ? null : where.object(),
                where == null ? null : where.imageDigest(),
                where == null || where.node() == null ? executor.node() : where.node(),
                executor.identity(),
                startedAt,
                endedAt,
                exitCode);
    }
}
