package dev.tradewind.carbon.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.carbon.ZoneFilter;
import dev.tradewind.quantity.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a person asks for: a job of so many whole hours, from the next full hour on, ended before a deadline, in some zones.
 *
 * @param deadline at most a week ahead; far enough that the job fits
 */
record WindowQuestion(int job, Instant start, Instant deadline, ZoneFilter in) {
    private static final int MOST_HOURS = 168;
    private static final int USUAL_JOB = 4;
    private static final int USUAL_WITHIN = 48;

    static WindowQuestion of(QueryParameters query, Instant now) {
        int job = number(query, "job", USUAL_JOB);
        Instant start = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Instant asked = query.getSingleParameter("before")
                .flatMap(WindowQuestion::instant)
                .orElse(start.plus(Duration.ofHours(Math.max(job, number(query, "within", USUAL_WITHIN)))));
        Instant first = start.plus(Duration.ofHours(job));
        Instant last = start.plus(Duration.ofHours(MOST_HOURS));
        Instant deadline = asked.isBefore(first) ? first : asked.isAfter(last) ? last : asked;
        return new WindowQuestion(
                job,
                start,
                deadline,
                ZoneFilter.of(query.getSingleParameter("in").orElse("")));
    }

    TimeRange range() {
        return new TimeRange(start, deadline);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    private static int number(QueryParameters query, String name, int usual) {
        return query.getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .filter(value -> value >= 1 && value <= MOST_HOURS)
                .orElse(usual);
    }
}
