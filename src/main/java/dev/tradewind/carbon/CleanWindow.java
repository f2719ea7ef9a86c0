package dev.tradewind.carbon;

import dev.tradewind.signal.SignalKind;
import java.time.Instant;

/**
 * A start for a job, and how clean its hours are.
 *
 * @param meanGramsPerKwh over all its hours
 * @param weakestKind the least certain kind among its hours
 */
public record CleanWindow(String zone, Instant start, Instant end, double meanGramsPerKwh, SignalKind weakestKind) {}
