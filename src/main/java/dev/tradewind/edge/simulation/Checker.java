package dev.tradewind.edge.simulation;

import dev.tradewind.edge.reconcile.Filed;
import dev.tradewind.edge.simulation.History.Claim;
import dev.tradewind.edge.simulation.History.Told;
import dev.tradewind.edge.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Judges a finished schedule by what clients were told. It computes every value anew from their writes, in a few lines of
 * its own, and shares no arithmetic with what it judges.
 */
final class Checker {
    private final long seed;
    private final History history;
    private final MemoryTables tables;
    private final List<String> findings = new ArrayList<>();

    Checker(long seed, History history, MemoryTables tables) {
        this.seed = seed;
        this.history = history;
        this.tables = tables;
    }

    Verdict verdict(List<SimulatedSite> sites) {
        history.seenBroken().forEach(this::found);
        var times = tables.filed().stream()
                .collect(Collectors.groupingBy(f -> f.entry().key(), Collectors.counting()));
        var doubled = (int) times.values().stream().filter(n -> n > 1).count();
        times.forEach((key, n) -> {
            if (n > 1) {
                found(key + " arrived " + n + " times");
            }
        });
        var lost = 0;
        for (var claim : history.claims().entrySet()) {
            var arrived = times.containsKey(claim.getKey());
            if (claim.getValue().told() == Told.ACKNOWLEDGED && !arrived) {
                lost++;
                found(claim.getKey() + " was acknowledged and is lost");
            }
            if (claim.getValue().told() == Told.REFUSED && arrived) {
                found(claim.getKey() + " was refused and arrived");
            }
        }
        times.keySet().stream()
                .filter(key -> !history.claims().containsKey(key))
                .forEach(key -> found(key + " arrived and nobody wrote it"));
        tables.filed().stream()
                .filter(f -> f.fate() == Filed.Fate.SET_ASIDE)
                .forEach(f -> found(f.entry().key() + " was set aside: " + f.explanation()));
        if (tables.gaps() > 0) {
            found(tables.gaps() + " gaps");
        }
        counters(times.keySet());
        sets(times.keySet());
        stock(times.keySet());
        agreement(sites);
        var acknowledged = (int) history.claims().values().stream()
                .filter(c -> c.told() == Told.ACKNOWLEDGED)
                .count();
        return new Verdict(seed, acknowledged, lost, doubled, findings);
    }

    private void counters(Set<String> arrived) {
        var sums = new TreeMap<String, Long>();
        each(
                arrived,
                Set.of("visits", "ledger"),
                (name, claim) -> sums.merge(
                        name, Long.parseLong(String.valueOf(claim.write().body())), Long::sum));
        sums.forEach((name, sum) -> {
            if (!Long.toString(sum).equals(body(name))) {
                found(name + " counts " + body(name) + ", clients added " + sum);
            }
        });
    }

    private void sets(Set<String> arrived) {
        var versions = tables.filed().stream()
                .collect(Collectors.toMap(f -> f.entry().key(), f -> f.entry().version(), (a, b) -> a));
        var last = new HashMap<String, TreeMap<String, Map<String, Boolean>>>();
        each(
                arrived,
                Set.of("offers"),
                (name, claim) -> last.computeIfAbsent(name, n -> new TreeMap<>())
                        .put(
                                versions.getOrDefault(claim.write().key(), ""),
                                Map.of(
                                        String.valueOf(claim.write().body()).replace("\"", ""),
                                        claim.write().kind().name().equals("SET_ADD"))));
        last.forEach((name, words) -> {
            var members = new TreeSet<String>();
            words.values()
                    .forEach(word -> word.forEach((element, in) -> {
                        if (in) {
                            members.add(element);
                        } else {
                            members.remove(element);
                        }
                    }));
            var kept = new TreeSet<String>();
            Json.tree(body(name)).properties().forEach(e -> {
                if (e.getValue().asString().startsWith("+")) {
                    kept.add(e.getKey());
                }
            });
            if (!kept.equals(members)) {
                found(name + " holds " + kept + ", clients' last words make " + members);
            }
        });
    }

    private void stock(Set<String> arrived) {
        var put = new TreeMap<String, Long>();
        var taken = new TreeMap<String, Long>();
        each(
                arrived,
                Set.of("stock"),
                (name, claim) -> (claim.write().kind().name().equals("TAKE") ? taken : put)
                        .merge(name, Long.parseLong(String.valueOf(claim.write().body())), Long::sum));
        taken.forEach((name, units) -> {
            if (units > put.getOrDefault(name, 0L)) {
                found(name + " gave out " + units + " of " + put.getOrDefault(name, 0L));
            }
        });
    }

    /** When everything has arrived, every site shows what the console shows. */
    private void agreement(List<SimulatedSite> sites) {
        tables.documents().values().stream()
                .filter(document -> !document.collection().equals("stock"))
                .forEach(document -> sites.forEach(site -> {
                    var there = site.read(document.collection(), document.document());
                    var shown = there.isEmpty()
                            ? "nothing"
                            : String.valueOf(there.get().current());
                    if (!shown.equals(String.valueOf(document.body()))) {
                        found("%s/%s: %s shows %s, the console %s"
                                .formatted(
                                        document.collection(), document.document(), site.id(), shown, document.body()));
                    }
                }));
    }

    private void each(Set<String> arrived, Set<String> collections, BiConsumer<String, Claim> what) {
        history.claims().forEach((key, claim) -> {
            if (arrived.contains(key) && collections.contains(claim.write().collection())) {
                what.accept(claim.write().collection() + "/" + claim.write().document(), claim);
            }
        });
    }

    private String body(String name) {
        var document = tables.documents().get(name);
        return document == null ? "null" : String.valueOf(document.body());
    }

    private void found(String what) {
        findings.add("seed " + seed + ": " + what);
    }
}
