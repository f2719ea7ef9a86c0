package dev.tradewind.edge.agent;

import dev.tradewind.edge.sqlite.WorkBook;
import dev.tradewind.edge.wire.ProbeRound;
import dev.tradewind.latency.RoundTripDigest;
import dev.tradewind.outbound.Reach;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Measures from the site, linked or not: each round some TCP handshakes with every endpoint that the agent was started
 * with. Rounds are kept on disk with their time until the console has them.
 */
final class SiteProbes {
    private static final int SAMPLES = 10;
    private static final long PAUSE_MILLIS = 200;

    private final Map<String, String> endpoints;
    private final long everyMillis;
    private final WorkBook book;
    private final Reach reach;
    private final LongSupplier millis;

    /** @param endpoints {@code tcp://host:port}, or an http or https address, to the site that it stands at */
    SiteProbes(Map<String, String> endpoints, long everyMillis, WorkBook book, LongSupplier millis) {
        this.endpoints = Map.copyOf(endpoints);
        this.everyMillis = everyMillis;
        this.book = book;
        this.millis = millis;
        // Who starts an agent names what it asks, private addresses included; the console names none.
        var hosts = endpoints.keySet().stream()
                .map(each -> URI.create(each).getHost())
                .toList();
        this.reach = new Reach(hosts, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /**
     * @param words {@code ENDPOINT=SITE,ENDPOINT=SITE}
     * @throws IllegalArgumentException if they are not so
     */
    static Map<String, String> endpoints(String words) {
        var endpoints = new LinkedHashMap<String, String>();
        for (var pair : words.split(",", -1)) {
            var ends = pair.strip().split("=", 2);
            if (ends.length != 2
                    || !ends[0].matches("(https?://[^\\s/@]+|tcp://[^\\s/@:]+:\\d{1,5})/?")
                    || ends[1].isBlank()) {
                throw new IllegalArgumentException("--probes expects tcp://HOST:PORT=SITE or https://HOST=SITE, with"
                        + " commas in between, not '" + pair + "'");
            }
            endpoints.put(ends[0], ends[1]);
        }
        return endpoints;
    }

    /** Without end. */
    Rounds rounds() {
        return new Rounds(this::round, everyMillis, "a round of probes is lost");
    }

    void round() throws InterruptedException {
        for (var endpoint : endpoints.entrySet()) {
            book.measured(measured(endpoint.getKey(), endpoint.getValue()));
        }
    }

    private ProbeRound measured(String endpoint, String toSite) throws InterruptedException {
        var digest = new RoundTripDigest();
        var from = millis.getAsLong();
        for (var n = 0; n < SAMPLES; n++) {
            if (reach.connect(URI.create(endpoint)) instanceof Reach.Answer.Reached(Duration took)) {
                digest.add(took);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        var reached = (int) digest.samples();
        return new ProbeRound(
                0,
                toSite,
                endpoint,
                from,
                Math.max(from + everyMillis, from + 1),
                SAMPLES,
                reached,
                reached == 0 ? "" : Base64.getEncoder().encodeToString(digest.toBytes()));
    }
}
