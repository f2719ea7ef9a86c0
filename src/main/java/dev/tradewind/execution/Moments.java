package dev.tradewind.execution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in what the engine writes down: for people, and in one zone, since a log has many readers. */
final class Moments {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private Moments() {}

    static String words(Instant at) {
        return MINUTE.format(at);
    }
}
