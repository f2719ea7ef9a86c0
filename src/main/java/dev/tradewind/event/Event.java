package dev.tradewind.event;

import dev.tradewind.quantity.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened and that others want to hear of.
 *
 * @param id UUID of version 7; a receiver that gets an event twice knows it by this
 * @param type what happened, reverse DNS in the past tense, such as {@code dev.tradewind.execution.window-missed}
 * @param subject what it happened to, such as {@code execution/EXE-1007}; events of one subject arrive in their order
 * @param title one line
 * @param text what happened, what it means and what to do, in plain words, without a secret and without a person's name
 * @param path where the console shows the evidence, such as {@code executions/EXE-1007}, without a leading slash
 * @param data values for programs: strings, numbers, booleans, lists and maps of these; decimals as strings
 */
public record Event(
        UUID id,
        String type,
        String subject,
        Instant at,
        Severity severity,
        String title,
        String text,
        String path,
        Map<String, Object> data,
        Audience audience) {

    private static final int LONGEST_TITLE = 300;

    public Event {
        if (!type.matches("dev\\.tradewind(\\.[a-z][a-z0-9-]*){2,}")) {
            throw new IllegalArgumentException(
                    "'" + type + "' is no event type. Write it as dev.tradewind.<module>.<what-happened>.");
        }
        if (subject.isBlank() || title.isBlank() || path.startsWith("/") || path.contains("://")) {
            throw new IllegalArgumentException("Event " + type + " needs a subject, a title and a path without a"
                    + " leading slash, not '" + subject + "', '" + title + "', '" + path + "'");
        }
        title = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
        data = Map.copyOf(data);
    }

    /** Begins an event; it needs a title, a text, a path and an audience as well. */
    public static Draft of(String type, String subject, Instant at) {
        return new Draft(type, subject, at);
    }

    /** An event that is being written; {@link Severity#INFO} unless it says otherwise. */
    public static final class Draft {
        private final String type;
        private final String subject;
        private final Instant at;
        private final Map<String, Object> data = new LinkedHashMap<>();
        private Severity severity = Severity.INFO;
        private String title = "";
        private String text = "";
        private String path = "";
        private Audience audience = Audience.NOBODY;

        private Draft(String type, String subject, Instant at) {
            this.type = type;
            this.subject = subject;
            this.at = at;
        }

        public Draft severity(Severity how) {
            severity = how;
            return this;
        }

        public Draft title(String line) {
            title = line;
            return this;
        }

        public Draft text(String words) {
            text = words;
            return this;
        }

        public Draft path(String inConsole) {
            path = inConsole;
            return this;
        }

        public Draft with(String name, Object value) {
            data.put(name, value);
            return this;
        }

        /** Adds to those who hear of it. */
        public Draft to(Audience who) {
            audience = audience.and(who);
            return this;
        }

        public Event build() {
            return new Event(Ids.next(), type, subject, at, severity, title, text, path, data, audience);
        }
    }
}
