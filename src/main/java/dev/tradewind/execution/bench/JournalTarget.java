package dev.tradewind.execution.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A target that speaks as much of Nomad's HTTP API as we use, and keeps a journal of what it began: not a line of it
 * comes from our tables. Some answers are lost after the dispatch was taken, some runs fail at the first attempt.
 */
final class JournalTarget implements AutoCloseable {
    static final String JOB = "bench";
    private static final String CHILD = "/dispatch-";
    private static final String END = "-x";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Clock clock;
    private final long longestRunMillis;
    private final int trouble;
    private final Map<String, Run> byKey = new ConcurrentHashMap<>();
    private final List<Journal.Line> lines = new ArrayList<>();
    private final AtomicInteger answersLost = new AtomicInteger();

    private record Run(String id, Instant startedAt, Instant endsAt, int exit) {}

    /** @param trouble of a hundred dispatches, how many lose their answer, and how many first attempts fail */
    JournalTarget(Clock clock, long longestRunMillis, int trouble) throws IOException {
        this.clock = clock;
        this.longestRunMillis = longestRunMillis;
        this.trouble = trouble;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Journal.Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    int answersLost() {
        return answersLost.get();
    }

    private void handle(HttpExchange asked) throws IOException {
        try (asked) {
            var path = asked.getRequestURI().getPath();
            var query = query(asked);
            var body = asked.getRequestBody().readAllBytes();
            if (path.equals("/v1/jobs")) {
                var filter = query.getOrDefault("filter", "");
                var from = filter.indexOf(CHILD) + CHILD.length();
                var run = byKey.get(filter.substring(from, Math.max(from, filter.length() - 2)));
                answer(asked, run == null ? List.of() : List.of(child(run)));
            } else if (path.endsWith("/dispatch")) {
                dispatch(asked, query.getOrDefault("idempotency_token", ""), body);
            } else if (path.endsWith("/allocations")) {
                answer(asked, allocations(run(path)));
            } else if (path.equals("/v1/job/" + JOB)) {
                answer(
                        asked,
                        Map.of(
                                "ID",
                                JOB,
                                "JobModifyIndex",
                                1,
                                "ParameterizedJob",
                                Map.of("MetaOptional", List.of("TRADEWIND_WORKLOAD"))));
            } else {
                answer(asked, child(run(path)));
            }
        }
    }

    private Run run(String path) {
        var key = path.substring(path.indexOf(CHILD) + CHILD.length()).replace("/allocations", "");
        var run = byKey.get(key.substring(0, Math.max(0, key.length() - END.length())));
        if (run == null) {
            throw new IllegalStateException("never dispatched: " + path);
        }
        return run;
    }

    private void dispatch(HttpExchange asked, String token, byte[] body) throws IOException {
        boolean[] first = {false};
        var run = byKey.computeIfAbsent(token, key -> {
            first[0] = true;
            return begin(
                    key,
                    JSON.readTree(body).path("Meta").path("TRADEWIND_WORKLOAD").asString(""));
        });
        if (first[0] && chance(token, 1)) {
            answersLost.incrementAndGet();
            return;
        }
        answer(asked, Map.of("DispatchedJobID", run.id()));
    }

    private Run begin(String key, String workload) {
        var now = clock.instant();
        int exit = key.endsWith("-1") && chance(key, 2) ? 1 : 0;
        synchronized (lines) {
            lines.add(new Journal.Line(workload, key, exit, now));
        }
        long millis = longestRunMillis == 0 ? 0 : 200 + Math.floorMod(key.hashCode() * 31L, longestRunMillis);
        return new Run(JOB + CHILD + key + END, now, now.plusMillis(millis), exit);
    }

    private boolean chance(String key, int salt) {
        return Math.floorMod(key.hashCode() * 131L + salt * 7919L, 100L) < trouble;
    }

    private static Map<String, Object> child(Run run) {
        return Map.of("ID", run.id(), "ParentID", JOB, "Status", "running", "Stop", false);
    }

    private List<Map<String, Object>> allocations(Run run) {
        boolean over = !clock.instant().isBefore(run.endsAt());
        var state =
                new HashMap<String, Object>(Map.of("StartedAt", run.startedAt().toString()));
        if (over) {
            state.put("FinishedAt", run.endsAt().toString());
            state.put("Events", List.of(Map.of("Type", "Terminated", "ExitCode", run.exit())));
        }
        return List.of(Map.of(
                "ID",
                "a",
                "CreateIndex",
                1,
                "NodeName",
                "bench",
                "ClientStatus",
                over ? run.exit() == 0 ? "complete" : "failed" : "running",
                "TaskStates",
                Map.of("main", state)));
    }

    private static void answer(HttpExchange asked, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        asked.getResponseHeaders().set("Content-Type", "application/json");
        asked.sendResponseHeaders(200, bytes.length);
        asked.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange asked) {
        var result = new HashMap<String, String>();
        var raw = asked.getRequestURI().getRawQuery();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var at = pair.indexOf('=');
            result.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return result;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
