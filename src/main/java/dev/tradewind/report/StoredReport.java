package dev.tradewind.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;

/**
 * A report that was made, frozen as it was.
 *
 * @param scope in English words
 * @param madeBy opaque id of the person
 * @param checkpointSize entries of the audit log under the checkpoint in its footer
 * @param pdf SHA-256 of the printed pages in evidence
 * @param csv SHA-256 of the rows in evidence
 * @param language of the printed pages
 * @param timeZone of the clock times in them
 */
public record StoredReport(
        UUID id,
        ReportKind kind,
        YearMonth month,
        String scope,
        Instant madeAt,
        String madeBy,
        long checkpointSize,
        String pdf,
        String csv,
        String language,
        String timeZone) {

    /**
     * {@code tradewind-egress-2026-11-utc.pdf}; the zone is that of the month. Pages in another language than English have
     * its code before the ending.
     */
    public String fileName(String zone, String ending) {
        return "tradewind-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + month + "-"
                + zone.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                + (ending.equals("csv") || language.equals("en") ? "" : "-" + language) + "." + ending;
    }
}
