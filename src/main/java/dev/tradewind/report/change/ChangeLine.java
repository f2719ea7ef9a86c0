package dev.tradewind.report.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param leaf index of the entry that shows it
 * @param until end of what lasted; null for what happened at once or has not ended
 * @param actor opaque id of whoever did it
 * @param site where it ran; empty where no site is concerned
 * @param detail what the entry says beyond its action
 */
public record ChangeLine(
        Section section,
        long leaf,
        Instant at,
        @Nullable Instant until,
        String actor,
        String action,
        String subject,
        String site,
        String detail,
        String reason) {}
