package dev.tradewind.report.schedule;

import dev.tradewind.outbound.MailAddresses;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportReader;
import dev.tradewind.report.ReportRequest;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for: each month, the report of the month before.
 *
 * @param owner and {@code environment}, {@code provider}: null does not restrict the scope
 * @param dayOfMonth 1 to 28, of the reporting zone
 * @param hourOfDay 0 to 23, of the reporting zone; an hour that a clock change skips counts as the next one
 * @param recipients mail addresses; empty: into a folder
 * @param folder below {@code tradewind.report.folder}; null: by mail
 * @param language of the pages and of the mail
 * @param timeZone of the clock times in the pages
 */
public record ScheduleDraft(
        ReportKind kind,
        @Nullable String owner,
        @Nullable String environment,
        @Nullable String provider,
        int dayOfMonth,
        int hourOfDay,
        List<String> recipients,
        @Nullable String folder,
        String language,
        String timeZone) {

    /** @throws IllegalArgumentException with words for whoever wrote it */
    public ScheduleDraft {
        new ReportReader(language, timeZone);
        if (dayOfMonth < 1 || dayOfMonth > 28) {
            throw new IllegalArgumentException("the day of the month is " + dayOfMonth + ", permitted are 1 to 28");
        }
        if (hourOfDay < 0 || hourOfDay > 23) {
            throw new IllegalArgumentException("the hour of the day is " + hourOfDay + ", permitted are 0 to 23");
        }
        recipients = recipients.isEmpty() ? List.of() : MailAddresses.parse(String.join(",", recipients));
        folder = folder == null || folder.isBlank() ? null : folder.strip();
        if (recipients.isEmpty() == (folder == null)) {
            throw new IllegalArgumentException("say where it goes: mail addresses, or a folder, and not both");
        }
        if (folder != null && !folder.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "the folder is '" + folder + "'; use 1 to 60 small letters, digits and hyphens, no path");
        }
    }

    /** What it has made of a month. */
    ReportRequest request(YearMonth month) {
        return new ReportRequest(kind, month, owner, environment, provider, reader());
    }

    public ReportReader reader() {
        return new ReportReader(language, timeZone);
    }
}
