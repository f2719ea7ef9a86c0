package dev.tradewind.notification;

import dev.tradewind.event.Event;
import dev.tradewind.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which events a channel gets: those that meet all three.
 *
 * @param kinds {@code *}, all of a module such as {@code execution.*}, or one such as {@code execution.failed}
 * @param least and everything graver
 * @param owner only what belongs to this team; null for all
 */
public record Subscription(
        String kinds, Severity least, @Nullable String owner) {
    private static final String PREFIX = "dev.tradewind.";

    public Subscription {
        kinds = kinds.strip();
        owner = owner == null || owner.isBlank() ? null : owner.strip();
        if (!kinds.equals("*") && !kinds.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*(\\.\\*)?")) {
            throw new IllegalArgumentException(
                    "'" + kinds + "' names no kinds of events. Write *, execution.* or execution.failed.");
        }
    }

    /** Everything of these kinds, whoever owns it. */
    public static Subscription to(String kinds) {
        return new Subscription(kinds, Severity.INFO, null);
    }

    public boolean covers(Event event) {
        return ofKind(event.type()) && event.severity().atLeast(least) && (owner == null || owner.equals(owner(event)));
    }

    private boolean ofKind(String type) {
        var kind = shortened(type);
        return kinds.equals("*")
                || kinds.equals(kind)
                || (kinds.endsWith(".*") && kind.startsWith(kinds.substring(0, kinds.length() - 1)));
    }

    private static @Nullable String owner(Event event) {
        var heard = event.audience().owner();
        return heard != null ? heard : event.data().get("owner") instanceof String named ? named : null;
    }

    /** The kind without the prefix that all have. */
    public static String shortened(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    /** In words: "execution.*, warning or graver, of payments". */
    public String words() {
        return (kinds.equals("*") ? "everything" : kinds)
                + switch (least) {
                    case INFO -> "";
                    case WARNING -> ", warning or graver";
                    case CRITICAL -> ", critical only";
                }
                + (owner == null ? "" : ", of " + owner);
    }
}
