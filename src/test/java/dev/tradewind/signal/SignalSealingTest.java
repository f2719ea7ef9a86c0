package dev.tradewind.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class SignalSealingTest {
    private static final int DAYS = 20;

    private final Signals signals;
    private final SignalSealing sealing;
    private final JdbcClient jdbc;
    private final Instant start;
    private final String series = "carbon:S" + UUID.randomUUID() + ":average:lca";

    @Autowired
    SignalSealingTest(Signals signals, SignalSealing sealing, JdbcClient jdbc, Clock clock) {
        this.signals = signals;
        this.sealing = sealing;
        this.jdbc = jdbc;
        this.start = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS));
    }

    @Test
    void wholeDaysThatAreOlderThanAFortnightGoToTheLakeAndReadAsBefore() {
        append(IntStream.range(0, DAYS * 24).mapToObj(this::point).toList());
        var all = TimeRange.startingAt(start, Duration.ofDays(DAYS));
        var before = signals.read(series, all);

        sealing.seal();

        assertThat(inTable()).isEqualTo(14 * 24);
        assertThat(signals.read(series, all)).isEqualTo(before);
        assertThat(signals.read(List.of(series), all).get(series)).isEqualTo(before);
        assertThat(signals.newest(series, start.plus(Duration.ofHours(30)))).contains(before.get(30));
        assertThat(signals.status(series).orElseThrow().points()).isEqualTo(DAYS * 24);
        sealing.seal();
        assertThat(inTable()).isEqualTo(14 * 24);
    }

    @Test
    void aCorrectionMadeBeforeOrAfterSealingKeepsBothWordsReadable() {
        append(List.of(point(0), point(1)));
        append(List.of(corrected(0, 700)));

        sealing.seal();
        append(List.of(corrected(1, 800)));

        assertThat(signals.revisions(series, point(0).validFrom()))
                .extracting(point -> point.value().intValue())
                .containsExactly(100, 700);
        assertThat(signals.revisions(series, point(1).validFrom()))
                .extracting(SignalPoint::revision)
                .containsExactly(1, 2);
        assertThat(signals.read(series, TimeRange.startingAt(start, Duration.ofHours(2))))
                .extracting(point -> point.value().intValue())
                .containsExactly(700, 800);
        assertThat(inTable()).isEqualTo(2);
    }

    @Test
    void listPricesStayInTheTableWhereTheNextOneIsComparedWithThem() {
        String price = "price:aws:us-east-1:" + UUID.randomUUID();
        append(List.of(SignalPoint.observed(
                price,
                start,
                start.plus(Duration.ofDays(1)),
                BigDecimal.ONE,
                SignalKind.PUBLISHED,
                "USD per hour",
                "test",
                start)));

        sealing.seal();

        assertThat(jdbc.sql("select count(*) from signal_point where series = ?")
                        .param(price)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private int inTable() {
        return jdbc.sql("select count(*) from signal_point where series = ?")
                .param(series)
                .query(Integer.class)
                .single();
    }

    private void append(List<SignalPoint> points) {
        Actors.runAs(new Actor("test", "system"), () -> signals.append(points));
    }

    private SignalPoint point(int hour) {
        return corrected(hour, 100 + hour);
    }

    private SignalPoint corrected(int hour, int grams) {
        Instant from = start.plus(Duration.ofHours(hour));
        return SignalPoint.observed(
                series,
                from,
                from.plus(Duration.ofHours(1)),
                BigDecimal.valueOf(grams),
                SignalKind.MEASURED,
                "average, life cycle, location-based",
                "test",
                from);
    }
}
