package dev.tradewind.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When each job will have run, by what has happened and how long jobs usually take. Pure.
 *
 * @param jobs in their order
 * @param criticalPath jobs that make the end what it is, first to last: a minute more in one is a minute more in all
 */
public record Forecast(Instant start, Instant end, Map<String, Span> jobs, List<String> criticalPath) {

    /** What is known of a job that has begun. */
    public record Progress(Instant startedAt, @Nullable Instant endedAt) {}

    /** @param slack by how much it may be longer without anything ending later */
    public record Span(Instant from, Instant to, Duration slack) {}

    /**
     * @param known by job, for what has begun; the rest begins when the last that it waits for has ended
     * @param slips by job: so much longer than usual, for a "what if"
     */
    public static Forecast of(
            List<Job> jobs, Instant start, Instant now, Map<String, Progress> known, Map<String, Duration> slips) {
        var spans = new LinkedHashMap<String, Span>();
        var because = new HashMap<String, String>();
        var ordered = Graph.inOrder(jobs);
        for (var job : ordered) {
            var ready = start;
            for (var after : job.after()) {
                var end = Objects.requireNonNull(spans.get(after.job())).to();
                if (!end.isBefore(ready)) {
                    ready = end;
                    because.put(job.name(), after.job());
                }
            }
            spans.put(
                    job.name(),
                    span(job, ready, now, known.get(job.name()), slips.getOrDefault(job.name(), Duration.ZERO)));
        }
        var last = spans.entrySet().stream()
                .max(Comparator.comparing(
                        (Map.Entry<String, Span> each) -> each.getValue().to()))
                .orElseThrow(() -> new IllegalArgumentException("a workflow without jobs has no end"));
        var end = last.getValue().to();
        var path = new LinkedHashSet<String>();
        for (var at = last.getKey(); at != null; at = because.get(at)) {
            path.add(at);
        }
        return new Forecast(start, end, withSlack(ordered, spans, end), List.copyOf(new ArrayList<>(path).reversed()));
    }

    private static Span span(Job job, Instant ready, Instant now, @Nullable Progress known, Duration slip) {
        var usual = Duration.ofMinutes(job.expectedMinutes()).plus(slip);
        if (known == null) {
            // what could have begun and has not begins now at the soonest
            var from = ready.isBefore(now) ? now : ready;
            return new Span(from, from.plus(usual), Duration.ZERO);
        }
        if (known.endedAt() != null) {
            return new Span(known.startedAt(), known.endedAt(), Duration.ZERO);
        }
        var to = known.startedAt().plus(usual);
        return new Span(known.startedAt(), to.isBefore(now) ? now : to, Duration.ZERO);
    }

    private static Map<String, Span> withSlack(List<Job> ordered, Map<String, Span> spans, Instant end) {
        var latest = new HashMap<String, Instant>();
        for (var job : ordered.reversed()) {
            var own = latest.getOrDefault(job.name(), end);
            var span = Objects.requireNonNull(spans.get(job.name()));
            var latestStart = own.minus(Duration.between(span.from(), span.to()));
            job.after().forEach(after -> latest.merge(after.job(), latestStart, (a, b) -> a.isBefore(b) ? a : b));
        }
        var result = new LinkedHashMap<String, Span>();
        spans.forEach((name, span) -> result.put(
                name, new Span(span.from(), span.to(), Duration.between(span.to(), latest.getOrDefault(name, end)))));
        return result;
    }

    /** @throws IllegalArgumentException if there is no such job */
    public Span of(String job) {
        var span = jobs.get(job);
        if (span == null) {
            throw new IllegalArgumentException("there is no job " + job + ", only " + jobs.keySet());
        }
        return span;
    }
}
