package dev.tradewind.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal that an execution was given.
 *
 * @param key under which it counts once
 * @param data as JSON; null without
 * @param by name of who gave it
 */
public record GivenSignal(String name, String key, @Nullable String data, String by, String reason, Instant at) {}
