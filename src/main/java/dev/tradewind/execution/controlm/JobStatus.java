package dev.tradewind.execution.controlm;

import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.Where;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** What Control-M's status of a job says of a run. Words that we do not know are never taken for an end. */
final class JobStatus {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    /** Control-M tells whether a job ended well, not its exit code. */
    private static final int NOT_OK = 1;

    private JobStatus() {}

    static Observation observe(JsonNode status, ZoneId zone) {
        var where = new Where(
                "job " + status.path("jobId").asString(""), status.path("host").asString(null), null);
        var word = status.path("status").asString("");
        if (status.path("deleted").asBoolean(false)) {
            var at = at(status, "endTime", zone);
            return new Observation.Ended(where, NOT_OK, at, at);
        }
        if (status.path("held").asBoolean(false)) {
            return new Observation.Starting("held on Control-M");
        }
        return switch (word) {
            case "Executing" -> new Observation.Running(where, at(status, "startTime", zone));
            case "Ended OK" ->
                new Observation.Ended(where, 0, at(status, "startTime", zone), at(status, "endTime", zone));
            case "Ended Not OK" ->
                new Observation.Ended(where, NOT_OK, at(status, "startTime", zone), at(status, "endTime", zone));
            case "Unknown" -> new Observation.Lost("Control-M calls the status of " + where.object() + " unknown");
            default ->
                word.startsWith("Wait")
                        ? new Observation.Starting(word)
                        : new Observation.Unreachable(
                                "Control-M calls the status of " + where.object() + " '" + word + "'");
        };
    }

    private static Instant at(JsonNode status, String field, ZoneId zone) {
        try {
            return LocalDateTime.parse(status.path(field).asString(""), TIME)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException noTime) {
            return Instant.EPOCH;
        }
    }
}
