package dev.tradewind.connector.series;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The day or month that a file's name states, for files whose rows carry no time. */
record FileDate(Instant from, Instant to) {
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(20\\d{2})-(\\d{2})(?:-(\\d{2}))?(?!\\d)");

    static Optional<FileDate> of(String fileName) {
        var found = DATE.matcher(fileName);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(found.group(1));
            int month = Integer.parseInt(found.group(2));
            LocalDate day = LocalDate.of(year, month, found.group(3) == null ? 1 : Integer.parseInt(found.group(3)));
            return Optional.of(new FileDate(start(day), start(day.plusMonths(1))));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
