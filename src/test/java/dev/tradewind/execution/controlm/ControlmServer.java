package dev.tradewind.execution.controlm;

import dev.tradewind.execution.TestTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;

/** The part of Control-M's Automation API that we use: log in, deployed definitions, run, status by folder, kill, output. */
final class ControlmServer extends TestTarget {
    static final String SERVER = "mainframe";

    /** Definitions as they are deployed, by folder. */
    final Map<String, JsonNode> deployed = new TreeMap<>();

    final Map<String, Map<String, Object>> statusByFolder = new TreeMap<>();
    final Map<String, JsonNode> definitionByFolder = new TreeMap<>();
    final List<String> ordered = new ArrayList<>();
    final List<String> killed = new ArrayList<>();
    boolean hidesWhatItTook;
    private int sessions;
    private String token = "";

    ControlmServer() {}

    ControlmServer(SSLContext tls) {
        super(tls);
    }

    void expireSession() {
        token = "expired";
    }

    int sessions() {
        return sessions;
    }

    @Override
    protected boolean changes(Asked asked) {
        return asked.path().equals("/run");
    }

    @Override
    protected Reply reply(Asked asked) {
        if (asked.path().equals("/session/login")) {
            var body = JSON.readTree(asked.body());
            if (!"larkspur".equals(body.path("password").asString())) {
                return error(401, "Authentication failed: invalid credentials");
            }
            token = "t-" + ++sessions;
            return Reply.json(
                    200, Map.of("username", body.path("username").asString(), "token", token, "version", "9.21"));
        }
        if (!("Bearer " + token).equals(asked.headers().get("Authorization"))) {
            return error(401, "Token is not valid or expired");
        }
        if (asked.path().equals("/deploy/jobs")) {
            var folder = deployed.get(asked.query().get("folder"));
            return Reply.json(200, folder == null ? Map.of() : folder);
        }
        if (asked.path().equals("/run/jobs/status")) {
            var status =
                    hidesWhatItTook ? null : statusByFolder.get(asked.query().get("folder"));
            var statuses = status == null ? List.of() : List.of(status);
            return Reply.json(200, Map.of("statuses", statuses, "returned", statuses.size(), "total", statuses.size()));
        }
        if (asked.path().equals("/run")) {
            return run(asked);
        }
        if (asked.path().endsWith("/hold")
                || asked.path().endsWith("/free")
                || asked.path().endsWith("/delete")) {
            var id = asked.path().substring("/run/job/".length(), asked.path().lastIndexOf('/'));
            var field = asked.path().endsWith("/delete") ? "deleted" : "held";
            var job = statusByFolder.values().stream()
                    .filter(status -> id.equals(status.get("jobId")))
                    .findFirst()
                    .orElseThrow();
            if (field.equals("deleted") && !"true".equals(job.get("held"))) {
                return error(400, "The job is not held");
            }
            job.put(field, asked.path().endsWith("/free") ? "false" : "true");
            return Reply.json(200, Map.of("message", "done"));
        }
        if (asked.path().endsWith("/kill")) {
            killed.add(asked.path());
            return Reply.json(200, Map.of("message", "kill was requested"));
        }
        return asked.path().endsWith("/output")
                ? Reply.text(200, "IEF142I STEP WAS EXECUTED")
                : error(404, "no such resource");
    }

    private Reply run(Asked asked) {
        var text = new String(asked.body(), StandardCharsets.UTF_8);
        var definition = JSON.readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
        var folder = definition.propertyNames().iterator().next();
        if (!SERVER.equals(definition.path(folder).path("ControlmServer").asString())) {
            return error(400, "Control-M server is not defined");
        }
        ordered.add(folder);
        definitionByFolder.put(folder, definition.path(folder));
        var job = definition.path(folder).properties().stream()
                .filter(field -> field.getValue().isObject())
                .findFirst()
                .orElseThrow();
        var status = new LinkedHashMap<String, Object>(Map.of(
                "jobId",
                SERVER + ":0000" + ordered.size(),
                "name",
                job.getKey(),
                "folder",
                folder,
                "type",
                "Command",
                "status",
                "Wait Condition",
                "held",
                "false",
                "ctm",
                SERVER));
        statusByFolder.put(folder, status);
        return Reply.json(200, Map.of("runId", "r-" + ordered.size(), "statusURI", url() + "/run/status/r-1"));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Map.of("errors", List.of(Map.of("message", message))));
    }
}
