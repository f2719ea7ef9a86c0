package dev.tradewind.ui;

import java.time.Duration;

/** The unit in which a length of time is told to people: the largest in which it is not too rough. */
public enum DurationUnit {
    SECONDS("s", Duration.ofSeconds(1), Duration.ofSeconds(90)),
    MINUTES("min", Duration.ofMinutes(1), Duration.ofMinutes(90)),
    HOURS("h", Duration.ofHours(1), Duration.ofHours(48)),
    DAYS("d", Duration.ofDays(1), Duration.ofHours(17_508)),
    YEARS("y", Duration.ofHours(8_766), Duration.ofSeconds(Long.MAX_VALUE));

    private final String word;
    private final Duration one;
    private final Duration below;

    DurationUnit(String word, Duration one, Duration below) {
        this.word = word;
        this.one = one;
        this.below = below;
    }

    public static DurationUnit of(Duration length) {
        for (var unit : values()) {
            if (length.abs().compareTo(unit.below) < 0) {
                return unit;
            }
        }
        return YEARS;
    }

    public String word() {
        return word;
    }

    /** How many of it a number of milliseconds is. */
    public double in(long millis) {
        return (double) millis / one.toMillis();
    }
}
