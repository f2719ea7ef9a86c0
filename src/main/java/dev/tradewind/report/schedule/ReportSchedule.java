package dev.tradewind.report.schedule;

import dev.tradewind.report.ReportRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A schedule that runs.
 *
 * @param responsible whose roles count when the report is made
 * @param nextDue when the next report is made
 */
public record ReportSchedule(UUID id, ScheduleDraft as, UUID responsible, Instant createdAt, Instant nextDue) {

    /** The month before the one in which it is due. */
    YearMonth month(Instant due, ZoneId zone) {
        return YearMonth.from(due.atZone(zone)).minusMonths(1);
    }

    /** What is made for a moment at which it was due. */
    public ReportRequest request(Instant due, ZoneId zone) {
        return as.request(month(due, zone));
    }

    /** The first moment of that day and hour after another moment. */
    static Instant next(ScheduleDraft draft, Instant after, ZoneId zone) {
        var month = YearMonth.from(after.atZone(zone));
        while (true) {
            var due = month.atDay(draft.dayOfMonth())
                    .atTime(draft.hourOfDay(), 0)
                    .atZone(zone)
                    .toInstant();
            if (due.isAfter(after)) {
                return due;
            }
            month = month.plusMonths(1);
        }
    }
}
