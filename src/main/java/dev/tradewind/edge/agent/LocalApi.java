package dev.tradewind.edge.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.site.Exchange;
import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.site.Write;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.edge.wire.Values;
import dev.tradewind.edge.wire.WriteKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** HTTP for the applications of the site, on the loopback address. docs/edge.md describes it. */
final class LocalApi {
    private static final int LARGEST_BODY = 256 * 1024;

    static {
        // Head and body of an answer are two writes: with Nagle's delay the second waits for the client's
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Agent agent;

    LocalApi(Agent agent) {
        this.agent = agent;
    }

    HttpServer start(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                route(exchange);
            } catch (IllegalArgumentException bad) {
                Answers.problem(exchange, 400, "BAD_REQUEST", String.valueOf(bad.getMessage()));
            } catch (LinkDown cut) {
                Answers.problem(
                        exchange,
                        504,
                        "OUTCOME_UNKNOWN",
                        "the console did not answer; it may or may not have the write. Repeat it with the same"
                                + " Idempotency-Key. " + cut.getMessage());
            } catch (StoreFull full) {
                Answers.problem(exchange, 507, "DISK_FULL", String.valueOf(full.getMessage()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                Answers.problem(exchange, 503, "STOPPING", "the agent is stopping");
            } catch (RuntimeException broken) {
                Answers.problem(exchange, 500, "BROKEN", String.valueOf(broken.getMessage()));
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException, LinkDown, StoreFull, InterruptedException {
        var method = exchange.getRequestMethod();
        var path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .skip(1)
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        var shape = method + " " + String.join("/", shape(path));
        switch (shape) {
            case "GET status" -> status(exchange);
            case "GET leases" -> Answers.json(exchange, 200, agent.store().read(SiteTransaction::leases), Map.of());
            case "POST leases" -> lease(exchange, true);
            case "DELETE leases" -> lease(exchange, false);
            case "GET collections/*/documents/*" -> read(exchange, path.get(1), path.get(3));
            case "PUT collections/*/documents/*" -> write(exchange, path, WriteKind.PUT);
            case "DELETE collections/*/documents/*" -> write(exchange, path, WriteKind.DELETE);
            case "POST collections/*/transactions" -> write(exchange, path, WriteKind.APPEND);
            case "POST collections/*/documents/*/additions" -> write(exchange, path, WriteKind.ADD);
            case "POST collections/*/documents/*/takings" -> write(exchange, path, WriteKind.TAKE);
            case "POST collections/*/documents/*/restockings" -> write(exchange, path, WriteKind.RESTOCK);
            case "POST collections/*/documents/*/elements" -> write(exchange, path, WriteKind.SET_ADD);
            case "DELETE collections/*/documents/*/elements" -> write(exchange, path, WriteKind.SET_REMOVE);
            default ->
                Answers.problem(exchange, 404, "NO_SUCH_PATH", "there is no " + shape + " here. See docs/edge.md.");
        }
    }

    private static List<String> shape(List<String> path) {
        return IntStream.range(0, path.size())
                .mapToObj(i -> !path.getFirst().equals("collections") || i % 2 == 0 ? path.get(i) : "*")
                .toList();
    }

    private void write(HttpExchange exchange, List<String> path, WriteKind kind)
            throws IOException, LinkDown, StoreFull, InterruptedException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new IllegalArgumentException("the body has more than " + LARGEST_BODY + " bytes");
        }
        var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .orElseGet(() -> UUID.randomUUID().toString());
        var body = bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
        var write =
                new Write(path.get(1), kind == WriteKind.APPEND ? "" : path.get(3), kind, body, key, seen(exchange));
        var outcome = agent.write(write);
        Answers.outcome(exchange, outcome instanceof Outcome.ToConsole strict ? agent.strict(strict) : outcome);
    }

    private static @Nullable String seen(HttpExchange exchange) {
        var match = exchange.getRequestHeaders().getFirst("If-Match");
        return match == null ? null : match.replace("\"", "");
    }

    private void read(HttpExchange exchange, String collection, String document) throws IOException {
        var found = agent.store().read(disk -> disk.document(collection, document));
        var rule = agent.store()
                .read(disk -> disk.collection(collection))
                .map(c -> c.rule())
                .orElse(Rule.PERSON);
        if (found.isEmpty() || found.get().current() == null) {
            Answers.problem(exchange, 404, "NO_DOCUMENT", "this site knows no " + collection + "/" + document);
            return;
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", "\"" + found.get().currentVersion() + "\"");
        headers.put("Tradewind-Staleness-Seconds", staleness());
        headers.put(
                "Tradewind-Unsent",
                Integer.toString(agent.store()
                        .read(disk -> disk.unsentOf(collection, document))
                        .size()));
        var body = rule == Rule.SET
                ? Json.text(Values.elements(found.get().current()))
                : String.valueOf(found.get().current());
        Answers.text(exchange, 200, body, headers);
    }

    /** Seconds since the site last knew all that the console knew; "unknown" if it never did. */
    private String staleness() {
        return agent.store()
                .read(Exchange::caughtUpAt)
                .map(at -> Long.toString(Math.max(0, (agent.time().millis() - at) / 1_000)))
                .orElse("unknown");
    }

    private void lease(HttpExchange exchange, boolean wanted) throws IOException, StoreFull, InterruptedException {
        var body = new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        var resource = Json.tree(body).path("resource").asString("");
        if (resource.isBlank()) {
            throw new IllegalArgumentException("say which: {\"resource\": \"tills\"} or {\"resource\": \"tills/3\"}");
        }
        if (wanted) {
            agent.leases().want(resource);
        } else {
            agent.durably(disk -> {
                agent.leases().release(disk, resource);
                return true;
            });
        }
        Answers.json(exchange, 202, Map.of("resource", resource, "wanted", wanted), Map.of());
    }

    private void status(HttpExchange exchange) throws IOException {
        var backlog = agent.store().read(SiteTransaction::backlog);
        var status = new LinkedHashMap<String, Object>();
        status.put("site", agent.settings().site());
        status.put("linked", agent.linked());
        status.put("queued", backlog.entries());
        status.put(
                "oldestUnsentSeconds",
                backlog.entries() == 0 ? 0 : Math.max(0, (agent.time().millis() - backlog.oldestAt()) / 1_000));
        status.put("stalenessSeconds", staleness());
        status.put("diskBytes", agent.store().bytes());
        status.put("diskLimitBytes", agent.settings().diskLimitBytes());
        status.put("refused", agent.refused());
        status.put("skewMillis", agent.time().anchored() ? agent.time().skewMillis() : "unknown");
        status.put("synchronous", agent.store().synchronous() == 2 ? "FULL" : "not FULL");
        Answers.json(exchange, 200, status, Map.of());
    }
}
