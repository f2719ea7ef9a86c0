package dev.tradewind.signal;

import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One value of one series, valid in {@code [validFrom, validTo)}.
 *
 * @param series {@code carbon:DE:average:lca} (gCO2eq/kWh), {@code rtt:aws:us-east-1>gcp:us-east4:p50} (ms),
 *     {@code price:aws:us-east-1:m5.large} (USD/h)
 * @param basis what exactly was counted, for example {@code average, life cycle, location-based}
 * @param observedAt when the source said so
 * @param revision 1 for the first word of the source, higher for each correction; given by {@link Signals}
 */
public record SignalPoint(
        String series,
        Instant validFrom,
        Instant validTo,
        BigDecimal value,
        SignalKind kind,
        String basis,
        String source,
        Instant observedAt,
        int revision) {

    public SignalPoint {
        if (!validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException(
                    series + ": [" + validFrom + ", " + validTo + ") is empty. Maybe the ends are swapped?");
        }
    }

    /** A point as the source states it; the store gives it its revision. */
    public static SignalPoint observed(
            String series,
            Instant validFrom,
            Instant validTo,
            BigDecimal value,
            SignalKind kind,
            String basis,
            String source,
            Instant observedAt) {
        return new SignalPoint(series, validFrom, validTo, value, kind, basis, source, observedAt, 0);
    }

    /** Which word of the source this is, of when, and since when it is known. */
    public String revisionWords() {
        return "revision " + revision + " of " + Notation.PLAIN.instant(validFrom, ZoneOffset.UTC) + ", known since "
                + Notation.PLAIN.instant(observedAt, ZoneOffset.UTC);
    }

    /** Whether another word of the source says the same thing. */
    boolean saysTheSameAs(SignalPoint other) {
        return value.compareTo(other.value) == 0
                && kind == other.kind
                && basis.equals(other.basis)
                && source.equals(other.source)
                && validTo.equals(other.validTo);
    }
}
