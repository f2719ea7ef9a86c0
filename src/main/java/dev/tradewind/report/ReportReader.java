package dev.tradewind.report;

import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Texts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For whom a report is written. Its figures and its CSV are the same for all readers.
 *
 * @param language of {@link Texts#LANGUAGES}; numbers and days are written as in its usual region
 * @param timeZone of the clock times in it; the month is that of the reporting zone, whoever reads
 */
public record ReportReader(String language, String timeZone) {
    /** Who says nothing. */
    public static final ReportReader PLAIN = new ReportReader("en", "UTC");

    /** @throws IllegalArgumentException with words for whoever wrote it */
    public ReportReader {
        if (!Texts.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language is '" + language + "', permitted are "
                    + String.join(", ", new TreeSet<>(Texts.LANGUAGES)));
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "timeZone is '" + timeZone + "', expected is a name of the IANA database such as Europe/Berlin",
                    unknown);
        }
    }

    /** As somebody asked for it; what they left out is as {@link #PLAIN}. */
    public static ReportReader of(@Nullable String language, @Nullable String timeZone) {
        return new ReportReader(
                language == null ? PLAIN.language() : language, timeZone == null ? PLAIN.timeZone() : timeZone);
    }

    /** Whoever looks at the screen. */
    public static ReportReader current() {
        var current = Locality.current();
        return new ReportReader(current.locale().getLanguage(), Formats.zoneName(current.zone()));
    }

    public Locality locality() {
        return Locality.of(language, ZoneId.of(timeZone));
    }
}
