package dev.tradewind.connector.feed;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Prices of lists, which say from when on they hold but not until when: one point for each day on which they were seen. */
final class ListPrices {
    private static final Duration HOLDS_FOR = Duration.ofDays(30);

    private ListPrices() {}

    static SignalPoint seen(String series, BigDecimal usd, String basis, String source, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        return SignalPoint.observed(series, day, day.plus(HOLDS_FOR), usd, SignalKind.PUBLISHED, basis, source, now);
    }
}
