package dev.tradewind.edge.bench;

import dev.tradewind.edge.bench.FaultyLink.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One random schedule: the agent and the console are killed with SIGKILL, the link between them is cut, dead in one direction or
 * slow, answers are lost after the work was done, writes are repeated under their key. It ends when all has arrived.
 */
final class RealSchedule {
    private static final int STEPS = 14;
    private static final int WRITES_A_STEP = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed;
    private final Random random;
    private final ScheduleConsole console;
    private final FaultyLink link;
    private final Path data;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Written> writes = new TreeMap<>();
    private int agentKills;
    private int consoleKills;

    /** @param adds to the schedule's counter; 0 for a transaction */
    record Written(long adds, boolean acknowledged) {}

    RealSchedule(long seed, ScheduleConsole console, FaultyLink link, Path data) {
        this.seed = seed;
        this.random = new Random(seed);
        this.console = console;
        this.link = link;
        this.data = data;
        this.token = console.token();
    }

    Map<String, Written> writes() {
        return writes;
    }

    /** The document of the collection {@code visits} to which this schedule adds. */
    String counter() {
        return "schedule-" + seed;
    }

    int agentKills() {
        return agentKills;
    }

    int consoleKills() {
        return consoleKills;
    }

    void play() throws IOException, InterruptedException {
        console.await();
        var agent = start();
        try {
            awaitCollections(agent);
            for (var step = 0; step < STEPS; step++) {
                var what = random.nextInt(10);
                if (what == 0) {
                    agentKills++;
                    agent.kill();
                    agent = start();
                }
                trouble(what, agent);
                for (var n = 0; n < WRITES_A_STEP; n++) {
                    if (what == 9 && n == WRITES_A_STEP / 2 && consoleKills == 0) {
                        consoleKills++;
                        console.kill();
                    }
                    write(agent, counter() + "-" + step + "-" + n, random.nextInt(4));
                }
            }
            link.becomes(Line.OPEN);
            link.delay(0);
            link.losesAnswers(0);
            console.await();
            drain(agent);
        } finally {
            agent.close();
        }
    }

    private void trouble(int what, AgentUnderTest agent) throws InterruptedException {
        switch (what) {
            case 1 -> link.becomes(Line.CUT);
            case 2 -> link.becomes(Line.ONLY_OUT);
            case 3 -> link.becomes(Line.ONLY_IN);
            case 4 -> link.becomes(Line.OPEN);
            case 5 -> link.delay(random.nextInt(200));
            case 6 -> link.losesAnswers(0.4);
            case 7 -> link.losesAnswers(0);
            case 8 -> repeatOne(agent);
            default -> {
                // a process is killed
            }
        }
    }

    private AgentUnderTest start() throws IOException, InterruptedException {
        var words = List.of(
                "--site",
                console.site(),
                "--console",
                "http://127.0.0.1:" + link.port(),
                "--token",
                token,
                "--pulse-ms",
                "100");
        return AgentUnderTest.start(data, List.of(), words);
    }

    private void awaitCollections(AgentUnderTest agent) throws IOException, InterruptedException {
        var first = counter() + "-first";
        Patience.await("the agent's first answer", PATIENCE, () -> post(agent, first, 0) == 201);
        writes.put(first, new Written(0, true));
    }

    private void repeatOne(AgentUnderTest agent) throws InterruptedException {
        var keys = new ArrayList<>(writes.keySet());
        var key = keys.get(random.nextInt(keys.size()));
        var before = writes.get(key);
        write(agent, key, before == null ? 0 : before.adds());
    }

    private void write(AgentUnderTest agent, String key, long adds) throws InterruptedException {
        var status = post(agent, key, adds);
        writes.merge(
                key,
                new Written(adds, status == 200 || status == 201),
                (before, now) -> new Written(adds, before.acknowledged() || now.acknowledged()));
    }

    private int post(AgentUnderTest agent, String key, long adds) throws InterruptedException {
        var path = adds == 0 ? "sales/transactions" : "visits/documents/" + counter() + "/additions";
        try {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + agent.port() + "/collections/" + path))
                    .timeout(Duration.ofSeconds(10))
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            adds == 0 ? "{\"key\":\"" + key + "\"}" : Long.toString(adds)))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private static void drain(AgentUnderTest agent) throws IOException, InterruptedException {
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
