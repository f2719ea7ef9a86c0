package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.edge.reconcile.Filed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Random schedules with real agent processes on a real disk: killed with SIGKILL, their link cut, answers lost after the
 * work was done, writes repeated under their key. The console is played: its own rules on tables in memory.
 */
final class RealSchedules {
    private static final int STEPS = 14;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random;
    private final PlayedConsole console;
    private final Path data;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Boolean> acknowledged = new TreeMap<>();
    private int writes;

    private RealSchedules(long seed, PlayedConsole console, Path data) {
        this.random = new Random(seed);
        this.console = console;
        this.data = data;
    }

    static List<BenchResult> measure(long schedules, PrintStream err) throws IOException, InterruptedException {
        var lost = 0;
        var doubled = 0;
        var acks = 0;
        for (var seed = 1L; seed <= schedules; seed++) {
            try (var console = new PlayedConsole(true)) {
                var data = Files.createTempDirectory("tradewind-edge-real");
                var run = new RealSchedules(seed, console, data);
                try {
                    run.play();
                } finally {
                    FileSystemUtils.deleteRecursively(data);
                }
                var times = console.tables().filed().stream()
                        .map(Filed::entry)
                        .collect(Collectors.groupingBy(e -> e.key(), Collectors.counting()));
                for (var write : run.acknowledged.entrySet()) {
                    acks += write.getValue() ? 1 : 0;
                    if (write.getValue() && !times.containsKey(write.getKey())) {
                        lost++;
                        err.println("real schedule " + seed + ": " + write.getKey() + " was acknowledged and is lost");
                    }
                }
                doubled += (int) times.values().stream().filter(n -> n > 1).count();
            }
        }
        return List.of(
                new BenchResult("edge.real_schedules", schedules, "count"),
                new BenchResult("edge.real_acks", acks, "count"),
                new BenchResult("edge.real_lost", lost, "count"),
                new BenchResult("edge.real_doubled", doubled, "count"));
    }

    private void play() throws IOException, InterruptedException {
        console.takes(true);
        var agent = start();
        awaitCollections(agent);
        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    agent.kill();
                    agent = start();
                }
                case 1 -> console.silent(true);
                case 2 -> console.silent(false);
                case 3 -> console.losesAnswers(0.4);
                case 4 -> console.losesAnswers(0);
                default -> repeatOne(agent);
            }
            for (var n = 0; n < 12; n++) {
                write(agent, "real-" + ++writes);
            }
        }
        console.silent(false);
        console.losesAnswers(0);
        drain(agent);
        agent.close();
    }

    private AgentUnderTest start() throws IOException, InterruptedException {
        return AgentUnderTest.start(data, console.port(), 100, List.of());
    }

    private void awaitCollections(AgentUnderTest agent) throws IOException, InterruptedException {
        Patience.await("the agent's first answer", PATIENCE, () -> post(agent, "first") == 201);
        acknowledged.put("first", true);
    }

    private void repeatOne(AgentUnderTest agent) throws InterruptedException {
        var keys = new ArrayList<>(acknowledged.keySet());
        write(agent, keys.get(random.nextInt(keys.size())));
    }

    private void write(AgentUnderTest agent, String key) throws InterruptedException {
        var status = post(agent, key);
        acknowledged.merge(key, status == 200 || status == 201, Boolean::logicalOr);
    }

    private int post(AgentUnderTest agent, String key) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + agent.port() + "/collections/sales/transactions"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + key + "\"}"))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private void drain(AgentUnderTest agent) throws IOException, InterruptedException {
        Patience.await("an empty queue", PATIENCE, () -> {
            var status = status(agent);
            return status != null && status.contains("\"queued\":0,");
        });
    }

    private static @Nullable String status(AgentUnderTest agent) {
        try {
            return agent.get("/status");
        } catch (IOException notNow) {
            return null;
        }
    }
}
