package dev.tradewind.demo;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.edge.centre.AgentLink;
import dev.tradewind.edge.centre.Collections;
import dev.tradewind.edge.centre.Reconciliations;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.edge.wire.WriteKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The stores' agents, played: what they say goes through the same door as a real agent's. St. Louis falls silent with 640
 * entries queued; Milwaukee brings 1,900 and two collisions that a person must decide.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoEdge {
    private static final String MILWAUKEE = "larkspur:store-milwaukee";
    private static final String ST_LOUIS = "larkspur:store-st-louis";

    /** Sites that stay linked, with the round trip that the demo states for them, in microseconds. */
    private static final Map<String, Long> LINKED = new LinkedHashMap<>(Map.of(
            "larkspur:store-chicago",
            11_400L,
            MILWAUKEE,
            14_200L,
            "larkspur:store-minneapolis",
            21_700L,
            "larkspur:store-frankfurt",
            3_900L,
            "larkspur:store-leipzig",
            9_600L));

    private static final List<EdgeCollection> COLLECTIONS = List.of(
            new EdgeCollection("point-of-sale", Mode.EVENTUAL, Rule.APPEND, 0, null),
            new EdgeCollection("stock-counts", Mode.EVENTUAL, Rule.FIELD_MERGE, 0, null),
            new EdgeCollection("price-labels", Mode.EVENTUAL, Rule.LAST_WRITE_WINS, 0, null),
            new EdgeCollection("store-visits", Mode.EVENTUAL, Rule.COUNTER, 0, null),
            new EdgeCollection("vouchers", Mode.EVENTUAL, Rule.ESCROW, 50, null),
            new EdgeCollection("tills", Mode.LEASED, Rule.LAST_WRITE_WINS, 0, null));

    private final AgentLink link;
    private final Collections collections;
    private final Reconciliations reconciliations;
    private final Clock clock;
    private volatile boolean loaded;

    DemoEdge(AgentLink link, Collections collections, Reconciliations reconciliations, Clock clock) {
        this.link = link;
        this.collections = collections;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /** Once per data directory; started again, only the heart-beats go on. */
    void play(Actor greta) {
        Actors.runAs(greta, () -> COLLECTIONS.forEach(collections::define));
        if (reconciliations.latest(1).isEmpty()) {
            beat(ST_LOUIS, 17_900, 640, clock.millis() - Duration.ofMinutes(4).toMillis());
            agreeOnStock();
            milwaukeeIsBack();
        }
        loaded = true;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void beatOfAll() {
        if (loaded) {
            LINKED.forEach((site, roundTrip) -> beat(site, roundTrip, 0, null));
        }
    }

    private void beat(String site, long roundTripMicros, long queued, @Nullable Long oldest) {
        var pulse = new Pulse(
                site,
                "demo-" + site,
                "demo",
                queued,
                oldest,
                2_400_000 + queued * 420,
                1L << 30,
                clock.millis(),
                site.length() % 7 - 3L,
                roundTripMicros,
                0,
                List.of("tills/" + site.substring(site.indexOf("store-") + 6)),
                Map.of(),
                List.of(),
                Long.MAX_VALUE / 2,
                Map.of());
        Actors.runAs(actor(site), () -> link.pulse(pulse));
    }

    /** What console and stores agreed on before the link was cut. */
    private void agreeOnStock() {
        send(
                "larkspur:store-chicago",
                1,
                List.of(
                        put("agreed-1", "sku-40-118-7", "", version(0, "c"), stock(14, 2, "89.00")),
                        put("agreed-2", "sku-22-301-4", "", version(1, "c"), stock(36, 0, "12.50"))));
        send(
                "larkspur:store-chicago",
                3,
                List.of(
                        put("web-40182", "sku-40-118-7", version(0, "c"), version(10, "c"), stock(13, 14, "79.00")),
                        put("web-40183", "sku-22-301-4", version(1, "c"), version(11, "c"), stock(30, 6, "12.50"))));
    }

    private void milwaukeeIsBack() {
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < 1_700; i++) {
            var cents = 395 + i * 7_919 % 9_200;
            entries.add(entry(
                    "sale-" + i,
                    "point-of-sale",
                    "",
                    WriteKind.APPEND,
                    "",
                    version(20 + i, "m"),
                    String.format(
                            Locale.ROOT,
                            "{\"till\":%d,\"receipt\":%d,\"total\":\"%d.%02d\",\"currency\":\"USD\"}",
                            1 + i % 6,
                            88_000 + i,
                            cents / 100,
                            cents % 100)));
        }
        for (var i = 0; i < 150; i++) {
            entries.add(
                    entry("visit-" + i, "store-visits", "milwaukee", WriteKind.ADD, "", version(1_720 + i, "m"), "1"));
        }
        for (var i = 0; i < 48; i++) {
            entries.add(entry(
                    "label-" + i,
                    "price-labels",
                    "shelf-" + i,
                    WriteKind.PUT,
                    "",
                    version(1_870 + i, "m"),
                    "{\"shown\":\"" + (199 + i * 10) + "\"}"));
        }
        entries.add(put("count-1", "sku-40-118-7", version(0, "c"), version(1_918, "m"), stock(11, 2, "89.00")));
        entries.add(put("count-2", "sku-22-301-4", version(1, "c"), version(1_919, "m"), stock(33, 0, "12.50")));
        send(MILWAUKEE, 1, entries);
    }

    private void send(String site, long from, List<Entry> entries) {
        var numbered = new ArrayList<Entry>();
        for (var e : entries) {
            numbered.add(new Entry(
                    from + numbered.size(),
                    e.key(),
                    e.collection(),
                    e.document(),
                    e.kind(),
                    e.body(),
                    e.base(),
                    e.version(),
                    0));
        }
        for (var i = 0; i < numbered.size(); i += 500) {
            var part = numbered.subList(i, Math.min(numbered.size(), i + 500));
            var batch = new Batch(site, "demo-" + site, part.getFirst().sequence(), part);
            var plain = Json.bytes(batch);
            Actors.runAs(actor(site), () -> link.receive(batch, compressed(plain), plain.length));
        }
    }

    private static long compressed(byte[] plain) {
        try (var bytes = new java.io.ByteArrayOutputStream()) {
            try (var zip = new java.util.zip.GZIPOutputStream(bytes)) {
                zip.write(plain);
            }
            return bytes.size();
        } catch (java.io.IOException never) {
            throw new java.io.UncheckedIOException(never);
        }
    }

    private static Entry put(String key, String document, String base, String version, String body) {
        return entry(key, "stock-counts", document, WriteKind.PUT, base, version, body);
    }

    private static Entry entry(
            String key, String collection, String document, WriteKind kind, String base, String version, String body) {
        return new Entry(0, "demo-" + key, collection, document, kind, body, base, version, 0);
    }

    private static String stock(int onHand, int reserved, String price) {
        return "{\"onHand\":" + onHand + ",\"reserved\":" + reserved + ",\"price\":\"USD " + price + "\"}";
    }

    /** Hybrid times of a fixed day, so that the demo's versions are the same wherever it runs. */
    private static String version(int order, String writer) {
        return String.format(Locale.ROOT, "%013d-%05d@demo-%s", 1_700_000_000_000L, order, writer);
    }

    private static Actor actor(String site) {
        return Actor.system("edge:" + site);
    }
}
