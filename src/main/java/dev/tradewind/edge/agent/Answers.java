package dev.tradewind.edge.agent;

import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the local API says. */
final class Answers {
    private Answers() {}

    static LocalAnswer outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted a -> accepted(201, a.sequence(), a.version());
            case Outcome.Repeated r -> accepted(200, r.sequence(), r.version());
            case Outcome.Refused r -> problem(status(r.reason()), r.reason().name(), r.explanation());
            case Outcome.ToConsole strict -> throw new IllegalStateException("a strict write was not sent on");
        };
    }

    private static int status(Outcome.Reason reason) {
        return switch (reason) {
            case CUT_OFF -> 503;
            case NO_LEASE, QUOTA -> 409;
            case DISK_FULL -> 507;
            case UNKNOWN_COLLECTION -> 404;
            case BAD_WRITE -> 400;
            case STALE_VERSION -> 412;
        };
    }

    private static LocalAnswer accepted(int status, long sequence, String version) {
        return new LocalAnswer(
                status,
                Map.of("ETag", "\"" + version + "\""),
                "{\"sequence\":" + sequence + ",\"version\":" + Json.text(version) + "}");
    }

    static LocalAnswer problem(int status, String code, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("status", status);
        problem.put("code", code);
        problem.put("detail", detail);
        return json(status, problem);
    }

    static LocalAnswer json(int status, Object body) {
        return new LocalAnswer(status, Map.of(), Json.text(body));
    }
}
