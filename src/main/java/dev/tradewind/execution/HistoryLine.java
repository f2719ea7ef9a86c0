package dev.tradewind.execution;

import java.time.Instant;

/** One line of an execution's history, with the fencing number under which it was written. */
public record HistoryLine(Instant at, long fence, String line) {}
