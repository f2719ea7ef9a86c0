package dev.tradewind.execution;

import org.jspecify.annotations.Nullable;

/**
 * A signal on its way to an execution.
 *
 * @param name that a policy waits for, as {@code cutover-window-open}
 * @param key of this one: given again under it, it counts once
 * @param data as JSON, at most 16 KiB; null without
 * @param reason for the log
 */
public record SignalToGive(
        String name, String key, @Nullable String data, String reason) {
    private static final int MOST_DATA = 16 * 1024;

    /** @throws IllegalArgumentException that says what is wrong with it */
    public SignalToGive {
        if (!name.matches("[a-z][a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException(
                    "name is '" + name + "'; expected 2 to 61 lower-case letters, digits and dashes");
        }
        if (key.isBlank() || key.length() > 640) {
            throw new IllegalArgumentException("key has " + key.length() + " characters; expected 1 to 640");
        }
        if (data != null && data.length() > MOST_DATA) {
            throw new IllegalArgumentException(
                    "data has " + data.length() + " characters; expected at most " + MOST_DATA);
        }
    }

    /** One of which there is only one for an execution. */
    public static SignalToGive once(String name, String reason) {
        return new SignalToGive(name, name, null, reason);
    }
}
