package dev.tradewind.edge.agent;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP for the applications of the site, on the loopback address. docs/edge.md describes it. */
final class LocalApi {
    private final Agent agent;

    LocalApi(Agent agent) {
        this.agent = agent;
    }

    LocalAnswer answer(LocalRequest request) {
        try {
            return route(request);
        } catch (IllegalArgumentException bad) {
            return Answers.problem(400, "BAD_REQUEST", String.valueOf(bad.getMessage()));
        } catch (LinkDown cut) {
            return Answers.problem(
                    504,
                    "OUTCOME_UNKNOWN",
                    "the console did not answer; it may or may not have the write. Repeat it with the same"
                            + " Idempotency-Key. " + cut.getMessage());
        } catch (StoreFull full) {
            return Answers.problem(507, "DISK_FULL", String.valueOf(full.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answers.problem(503, "STOPPING", "the agent is stopping");
        } catch (RuntimeException broken) {
            return Answers.problem(500, "BROKEN", String.valueOf(broken.getMessage()));
        }
    }

    private LocalAnswer route(LocalRequest request) throws LinkDown, StoreFull, InterruptedException {
        var path = new ArrayList<String>(6);
        for (var part : request.path().substring(1).split("/")) {
            path.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
        }
        var shape = shape(request.method(), path);
        return switch (shape) {
            case "GET status" -> status();
            case "GET leases" -> Answers.json(200, agent.store().read(SiteTransaction::leases));
            case "POST leases" -> lease(request, true);
            case "DELETE leases" -> lease(request, false);
            case "GET collections/*/documents/*" -> read(path.get(1), path.get(3));
            case "PUT collections/*/documents/*" -> write(request, path, WriteKind.PUT);
            case "DELETE collections/*/documents/*" -> write(request, path, WriteKind.DELETE);
            case "POST collections/*/transactions" -> write(request, path, WriteKind.APPEND);
            case "POST collections/*/documents/*/additions" -> write(request, path, WriteKind.ADD);
            case "POST collections/*/documents/*/takings" -> write(request, path, WriteKind.TAKE);
            case "POST collections/*/documents/*/restockings" -> write(request, path, WriteKind.RESTOCK);
            case "POST collections/*/documents/*/elements" -> write(request, path, WriteKind.SET_ADD);
            case "DELETE collections/*/documents/*/elements" -> write(request, path, WriteKind.SET_REMOVE);
            default -> Answers.problem(404, "NO_SUCH_PATH", "there is no " + shape + " here. See docs/edge.md.");
        };
    }

    /** Names of collections and documents as stars. */
    private static String shape(String method, List<String> path) {
        var shape = new StringBuilder(method).append(' ');
        for (var i = 0; i < path.size(); i++) {
            var named = path.getFirst().equals("collections") && i % 2 == 1;
            shape.append(i == 0 ? "" : "/").append(named ? "*" : path.get(i));
        }
        return shape.toString();
    }

    private LocalAnswer write(LocalRequest request, List<String> path, WriteKind kind)
            throws LinkDown, StoreFull, InterruptedException {
        var key = Optional.ofNullable(request.header("idempotency-key"))
                .orElseGet(() -> UUID.randomUUID().toString());
        var body = request.body().length == 0 ? null : request.text();
        var write = new Write(path.get(1), kind == WriteKind.APPEND ? "" : path.get(3), kind, body, key, seen(request));
        var outcome = agent.write(write);
        return Answers.outcome(outcome instanceof Outcome.ToConsole strict ? agent.strict(strict) : outcome);
    }

    private static @Nullable String seen(LocalRequest request) {
        var match = request.header("if-match");
        return match == null ? null : match.replace("\"", "");
    }

    private LocalAnswer read(String collection, String document) {
        var found = agent.store().read(disk -> disk.document(collection, document));
        var rule = agent.store()
                .read(disk -> disk.collection(collection))
                .map(c -> c.rule())
                .orElse(Rule.PERSON);
        if (found.isEmpty() || found.get().current() == null) {
            return Answers.problem(404, "NO_DOCUMENT", "this site knows no " + collection + "/" + document);
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
        return new LocalAnswer(200, headers, body);
    }

    /** Seconds since the site last knew all that the console knew; "unknown" if it never did. */
    private String staleness() {
        return agent.store()
                .read(Exchange::caughtUpAt)
                .map(at -> Long.toString(Math.max(0, (agent.time().millis() - at) / 1_000)))
                .orElse("unknown");
    }

    private LocalAnswer lease(LocalRequest request, boolean wanted) throws StoreFull, InterruptedException {
        var resource = Json.tree(request.text()).path("resource").asString("");
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
        return Answers.json(202, Map.of("resource", resource, "wanted", wanted));
    }

    private LocalAnswer status() {
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
        status.put("work", agent.workCounts());
        status.put("skewMillis", agent.time().anchored() ? agent.time().skewMillis() : "unknown");
        status.put("synchronous", agent.store().synchronous() == 2 ? "FULL" : "not FULL");
        return Answers.json(200, status);
    }
}
