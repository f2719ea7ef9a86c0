package dev.tradewind.execution.nomad;

import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.Where;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What Nomad's allocations of a dispatched job say of the run. */
final class Allocations {
    private static final int STOPPED = 143;
    private static final int NO_EXIT_CODE = 1;

    private Allocations() {}

    /** An answer that cannot be read is none: it is never taken for an end. */
    static Observation observe(String id, JsonNode job, JsonNode allocations) {
        try {
            return read(id, job, allocations);
        } catch (JacksonException | DateTimeException | ArithmeticException unreadable) {
            return new Observation.Unreachable(
                    "Nomad's answer about " + id + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static Observation read(String id, JsonNode job, JsonNode allocations) {
        var newest = newest(allocations);
        boolean stopped = job.path("Stop").asBoolean(false);
        if (newest == null) {
            if (stopped) {
                var at = nanos(job.path("SubmitTime").asLong());
                return new Observation.Ended(Where.of(id), STOPPED, at, at);
            }
            return "dead".equals(job.path("Status").asString())
                    ? new Observation.Lost("Nomad ended " + id + " without an allocation")
                    : new Observation.Starting(job.path("StatusDescription").asString("no allocation yet"));
        }
        var where = new Where(id, newest.path("NodeName").asString(null), null);
        var state = newest.path("TaskStates").path(task(newest));
        var started = instant(state.path("StartedAt").asString(null), newest);
        return switch (newest.path("ClientStatus").asString("")) {
            case "running" -> new Observation.Running(where, started);
            case "complete" -> {
                int exit = exitCode(state, 0);
                yield new Observation.Ended(
                        where, stopped && exit == 0 ? STOPPED : exit, started, ended(state, newest));
            }
            case "failed" -> new Observation.Ended(where, exitCode(state, NO_EXIT_CODE), started, ended(state, newest));
            case "lost" ->
                new Observation.Lost(
                        "Nomad lost the node " + newest.path("NodeName").asString("") + " of " + id);
            default -> new Observation.Starting(newest.path("ClientDescription").asString(""));
        };
    }

    static @Nullable JsonNode newest(JsonNode allocations) {
        JsonNode newest = null;
        for (var each : allocations) {
            if (newest == null
                    || each.path("CreateIndex").asLong()
                            > newest.path("CreateIndex").asLong()) {
                newest = each;
            }
        }
        return newest;
    }

    /** The first task by name; a dispatched job has one that matters. */
    static String task(JsonNode allocation) {
        var names =
                allocation.path("TaskStates").propertyNames().stream().sorted().toList();
        return names.isEmpty() ? "" : names.getFirst();
    }

    private static int exitCode(JsonNode state, int otherwise) {
        int exit = otherwise;
        for (var event : state.path("Events")) {
            if ("Terminated".equals(event.path("Type").asString())) {
                exit = event.path("ExitCode").asInt(otherwise);
            }
        }
        return exit;
    }

    private static Instant ended(JsonNode state, JsonNode allocation) {
        var text = state.path("FinishedAt").asString(null);
        return text == null ? nanos(allocation.path("ModifyTime").asLong()) : Instant.parse(text);
    }

    private static Instant instant(@Nullable String text, JsonNode allocation) {
        return text == null ? nanos(allocation.path("CreateTime").asLong()) : Instant.parse(text);
    }

    private static Instant nanos(long sinceEpoch) {
        return Instant.ofEpochSecond(sinceEpoch / 1_000_000_000L, sinceEpoch % 1_000_000_000L);
    }
}
