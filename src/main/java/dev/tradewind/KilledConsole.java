package dev.tradewind;

import dev.tradewind.edge.bench.ScheduleConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A whole console on H2 that is killed with SIGKILL while agents talk to it. */
final class KilledConsole implements ScheduleConsole {
    private static final String SITE = EdgeReconcileBench.SITE;

    private final Path data;
    private final Deque<String> tokens;
    private final BenchConsole console;

    private KilledConsole(Path data, List<String> tokens) throws IOException {
        this.data = data;
        this.tokens = new ArrayDeque<>(tokens);
        this.console = new BenchConsole(data, List.of());
    }

    static KilledConsole forSchedules(int schedules) throws IOException {
        var data = Files.createTempDirectory("tradewind-edge-killed");
        var tokens =
                BenchConsole.headless(data, List.of(), context -> EdgeReconcileBench.invitations(context, schedules));
        return new KilledConsole(data, tokens);
    }

    @Override
    public int port() {
        return console.port();
    }

    @Override
    public String site() {
        return SITE;
    }

    @Override
    public String token() {
        return tokens.remove();
    }

    @Override
    public void kill() throws IOException {
        console.killAndStart();
    }

    @Override
    public void await() throws IOException, InterruptedException {
        console.await();
    }

    @Override
    public Kept kept() throws IOException {
        console.kill();
        return BenchConsole.headless(data, List.of(), KilledConsole::kept);
    }

    private static Kept kept(ConfigurableApplicationContext context) {
        var jdbc = context.getBean(JdbcClient.class);
        Map<String, Long> times = new HashMap<>();
        jdbc.sql("select entry_key from edge_entry where site = ?")
                .param(SITE)
                .query(String.class)
                .list()
                .forEach(key -> times.merge(key, 1L, Long::sum));
        Map<String, Long> counters = new HashMap<>();
        jdbc.sql("select document, body from edge_document where collection = 'visits'")
                .query((row, n) -> Map.entry(row.getString(1), Long.parseLong(row.getString(2))))
                .list()
                .forEach(counter -> counters.put(counter.getKey(), counter.getValue()));
        return new Kept(
                times,
                counters,
                jdbc.sql("select count(*) from edge_gap").query(Long.class).single());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        console.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
