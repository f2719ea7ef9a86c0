package dev.tradewind.latency;

import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the time there and back between two sites.
 *
 * @param p50Millis median; where the source gives only a ping summary its mean, and {@code basis} says so
 * @param p95Millis 95th percentile; where the source gives only a ping summary its maximum, a cautious stand-in
 * @param basis {@code p50/p95}, {@code mean/max} or {@code distance model}
 * @param observedAt null for modelled times
 * @param revision which word of the source it is, of when, and since when it is known; null for modelled times
 */
public record RoundTripEstimate(
        String fromSite,
        String toSite,
        double p50Millis,
        double p95Millis,
        SignalKind kind,
        String basis,
        String source,
        @Nullable Instant observedAt,
        @Nullable String revision) {}
