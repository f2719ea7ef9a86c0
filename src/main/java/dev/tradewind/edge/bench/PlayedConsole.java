package dev.tradewind.edge.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.edge.reconcile.CentreDocument;
import dev.tradewind.edge.reconcile.HeartBeats;
import dev.tradewind.edge.reconcile.Reconciler;
import dev.tradewind.edge.simulation.MemoryTables;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.BatchAnswer;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Enrolment;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.PulseAnswer;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkPulse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A console for real agents: its own rules on tables in memory, without its database and its sign-in. For measuring the
 * agent alone it keeps nothing.
 */
final class PlayedConsole implements ScheduleConsole {
    private static final EdgeCollection SALES = new EdgeCollection("sales", Mode.EVENTUAL, Rule.APPEND, 0, null);
    private static final EdgeCollection VISITS = new EdgeCollection("visits", Mode.EVENTUAL, Rule.COUNTER, 0, null);

    private HttpServer server;
    private final int port;
    private final @Nullable MemoryTables tables;
    private final Reconciler reconciler = new Reconciler(500);
    private final HeartBeats heartBeats = new HeartBeats(60_000, 500);
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong pulses = new AtomicLong();
    private volatile boolean takes;

    /** @param keeps whether what arrives is kept and reconciled */
    PlayedConsole(boolean keeps) throws IOException {
        tables = keeps ? new MemoryTables(List.of(SALES, VISITS), false) : null;
        takes = keeps;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) throws IOException {
        var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 16);
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String site() {
        return "bench:site";
    }

    @Override
    public String token() {
        return "bench";
    }

    /** What was under way is broken off before it was done, or before it was answered. */
    @Override
    public void kill() throws IOException {
        server.stop(0);
        server = listen(port);
    }

    @Override
    public void await() {
        // it listens again when the call that killed it returns
    }

    @Override
    public synchronized Kept kept() {
        if (tables == null) {
            throw new IllegalStateException("this console keeps nothing");
        }
        var times = tables.filed().stream()
                .collect(Collectors.groupingBy(filed -> filed.entry().key(), Collectors.counting()));
        var counters = tables.changes(0, Integer.MAX_VALUE).stream()
                .filter(document -> document.collection().equals(VISITS.name()))
                .collect(Collectors.toMap(
                        CentreDocument::document, document -> Long.parseLong(String.valueOf(document.body()))));
        return new Kept(times, counters, tables.gaps());
    }

    /** Whether batches are taken; else they are refused as by a cut link. */
    void takes(boolean batches) {
        takes = batches;
    }

    long received() {
        return received.get();
    }

    long pulses() {
        return pulses.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            if (path.endsWith("/credentials") || path.endsWith("/enrolments")) {
                send(exchange, new Enrolment.Credential("bench:site", "twa_bench", 3_600_000, now()));
            } else if (path.endsWith("/pulses")) {
                pulses.incrementAndGet();
                send(exchange, pulse(Json.read(body, Pulse.class)));
            } else if (path.endsWith("/work-pulses")) {
                var asked = Json.read(unzip(body), WorkPulse.class);
                send(exchange, new WorkAnswer(asked.incarnation(), 0, 0, List.of()));
            } else if (takes && path.endsWith("/batches")) {
                var batch = Json.read(unzip(body), Batch.class);
                send(exchange, take(batch));
            } else {
                exchange.sendResponseHeaders(503, -1);
            }
        }
    }

    private synchronized BatchAnswer take(Batch batch) {
        if (tables != null) {
            return reconciler.receive(tables, batch, now());
        }
        received.set(batch.entries().getLast().sequence());
        return new BatchAnswer(batch.incarnation(), received.get(), List.of());
    }

    private synchronized PulseAnswer pulse(Pulse asked) {
        if (tables != null) {
            return heartBeats.answer(tables, asked, now());
        }
        return new PulseAnswer(
                asked.incarnation(), now(), received.get(), List.of(SALES), List.of(), List.of(), false, 500);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static byte[] unzip(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        var bytes = Json.bytes(answer);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
