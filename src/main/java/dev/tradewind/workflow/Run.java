package dev.tradewind.workflow;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of a workflow, with the revision that it began on. */
public record Run(
        UUID id,
        String shortId,
        Workflow workflow,
        Instant plannedAt,
        Instant startedAt,
        @Nullable Instant dueAt,
        RunState state,
        @Nullable Instant endedAt,
        boolean toldLate,
        List<JobRun> jobs) {
    public Run {
        jobs = List.copyOf(jobs);
    }

    public enum RunState {
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /** @param attempt of its key, 0 before the first */
    public record JobRun(
            String name,
            JobState state,
            int attempt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String detail,
            boolean toldOverrun) {}

    JobRun job(String name) {
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(shortId + " has no job " + name));
    }

    /** The last start of a job with which the run still ends when it is due; null where nothing is due. */
    @Nullable
    Instant inTime(String job, Instant now) {
        if (dueAt == null) {
            return null;
        }
        var forecast = forecast(now, Map.of());
        var span = forecast.of(job);
        return span.from().plus(span.slack()).plus(java.time.Duration.between(forecast.end(), dueAt));
    }

    /** When each job will have run, if some are so much longer than usual. */
    public Forecast forecast(Instant now, Map<String, java.time.Duration> slips) {
        var known = new HashMap<String, Forecast.Progress>();
        for (var job : jobs) {
            if (job.startedAt() != null) {
                known.put(job.name(), new Forecast.Progress(job.startedAt(), job.endedAt()));
            } else if (job.state() == JobState.SKIPPED && job.endedAt() != null) {
                known.put(job.name(), new Forecast.Progress(job.endedAt(), job.endedAt()));
            }
        }
        return Forecast.of(workflow.jobs(), startedAt, now, known, slips);
    }
}
