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
 * @param terms what a modelled time was reckoned from; null for one that was measured
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
        @Nullable String revision,
        @Nullable Terms terms) {
    /**
     * The numbers of the distance model: p50 = 2 · kilometres ÷ kilometresPerMilli · detour + ends, p95 that times a factor.
     *
     * @param detour of cables between these parts of the world, never below 1
     */
    public record Terms(
            double kilometres, double kilometresPerMilli, double detour, double endsMillis, double p95OverP50) {}

    /** One that was measured. */
    public RoundTripEstimate(
            String fromSite,
            String toSite,
            double p50Millis,
            double p95Millis,
            SignalKind kind,
            String basis,
            String source,
            @Nullable Instant observedAt,
            @Nullable String revision) {
        this(fromSite, toSite, p50Millis, p95Millis, kind, basis, source, observedAt, revision, null);
    }
}
