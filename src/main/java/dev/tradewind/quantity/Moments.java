package dev.tradewind.quantity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in what is written down or told to many: for people, and in one zone, since a log has many readers. */
public final class Moments {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private Moments() {}

    public static String words(Instant at) {
        return MINUTE.format(at);
    }
}
