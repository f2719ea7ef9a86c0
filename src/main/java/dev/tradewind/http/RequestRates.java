package dev.tradewind.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How much each caller may still ask for: a bucket of a minute's requests that fills evenly. */
final class RequestRates {
    private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perMinute;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param nanos a steady clock */
    RequestRates(int perMinute, LongSupplier nanos) {
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "tradewind.http.requests-per-minute is " + perMinute + ", expected at least 1");
        }
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    private record Bucket(double left, long at, boolean taken) {}

    /** Seconds until the caller may ask again; 0 when this request may pass, which is then counted. */
    int wait(String caller) {
        var now = nanos.getAsLong();
        // Callers are signed in, so there are never more buckets than people and workloads with an identity.
        var bucket = buckets.compute(caller, (name, before) -> {
            var left = before == null
                    ? perMinute
                    : Math.min(perMinute, before.left + (now - before.at) / NANOS_PER_MINUTE * perMinute);
            return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
        });
        return bucket.taken ? 0 : (int) Math.ceil((1 - bucket.left) * 60 / perMinute);
    }
}
