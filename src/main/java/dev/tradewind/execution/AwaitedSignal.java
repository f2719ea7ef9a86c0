package dev.tradewind.execution;

import java.time.Instant;

/**
 * A signal that keeps an execution from being prepared.
 *
 * @param because which policy or path, in words
 * @param latestAt without it until then, the execution has missed its window
 */
public record AwaitedSignal(String name, String because, Instant latestAt) {}
