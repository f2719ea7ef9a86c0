package dev.tradewind.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What code ran where, and when: recorded at dispatch and again at its end. */
record RunRecord(
        @Nullable String commandSha256,
        @Nullable String node,
        @Nullable String identity,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode) {}
