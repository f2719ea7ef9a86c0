package dev.tradewind.policy;

import org.jspecify.annotations.Nullable;

/**
 * Before an execution is prepared, something outside must have said so.
 *
 * @param signal its name
 * @param atMostHours after the planned start; null for as long as a gate may hold at all
 */
public record SignalWait(String signal, @Nullable Double atMostHours) {}
