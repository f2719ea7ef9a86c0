package dev.tradewind.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling with full jitter, or what the server asks for. */
record Backoff(Duration smallest, Duration largest) {

    /** @param attempt 0 for the wait after the first try */
    Duration pause(int attempt, RandomGenerator random) {
        long most = Math.min(largest.toMillis(), smallest.toMillis() << Math.min(attempt, 20));
        return Duration.ofMillis(most <= 0 ? 0 : random.nextLong(most + 1));
    }

    /** The header Retry-After, in seconds or as a date; empty where it is missing or unreadable. */
    static Optional<Duration> asked(String retryAfter, Instant now) {
        String text = retryAfter.trim();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
