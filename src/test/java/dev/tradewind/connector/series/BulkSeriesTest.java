package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalBulk;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class BulkSeriesTest {
    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final TimeRange ALL = TimeRange.startingAt(START, Duration.ofDays(10));

    private final Signals signals;
    private final SignalBulk bulk;
    private final Lake lake;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private String zone = "";
    private String series = "";

    @Autowired
    BulkSeriesTest(Signals signals, SignalBulk bulk, Lake lake, Clock clock, TransactionTemplate transaction) {
        this.signals = signals;
        this.bulk = bulk;
        this.lake = lake;
        this.clock = clock;
        this.transaction = transaction;
    }

    @BeforeEach
    void zoneOfItsOwn() {
        zone = "X" + UUID.randomUUID();
        series = SeriesNames.carbonLifeCycle(zone);
    }

    @Test
    void aLargeFileIsReadBackAsASmallOneIs() {
        String other = SeriesNames.carbonLifeCycle(zone + "-2");
        var id = take(48, 300, 20, hours -> {});

        assertThat(lake.generationsOf(id))
                .singleElement()
                .satisfies(generation -> assertThat(generation.rows()).isEqualTo(48));
        assertThat(signals.read(series, ALL))
                .hasSize(48)
                .isSortedAccordingTo((a, b) -> a.validFrom().compareTo(b.validFrom()));
        assertThat(signals.read(series, TimeRange.startingAt(hour(5), Duration.ofHours(2))))
                .extracting(point -> point.value().intValue())
                .containsExactly(305, 306);
        assertThat(signals.read(List.of(series, other), ALL)).containsOnlyKeys(series);
        assertThat(signals.newest(series, hour(100)))
                .hasValueSatisfying(point -> assertThat(point.validFrom()).isEqualTo(hour(47)));
        assertThat(signals.newest(series, hour(7)))
                .hasValueSatisfying(point -> assertThat(point.validFrom()).isEqualTo(hour(7)));
        assertThat(signals.newest(series, START.minusSeconds(1))).isEmpty();
        assertThat(signals.status(series)).hasValueSatisfying(status -> {
            assertThat(status.points()).isEqualTo(48);
            assertThat(status.validFrom()).isEqualTo(START);
            assertThat(status.knownTo()).isEqualTo(hour(48));
        });
    }

    @Test
    void aCorrectionOfWhatLiesInTheLakeIsAFurtherRevisionAndBothWordsStay() {
        take(48, 300, 20, hours -> {});

        var result = signals.append(List.of(point(hour(5), 999)));

        assertThat(result.revised()).isOne();
        assertThat(signals.read(series, TimeRange.startingAt(hour(5), Duration.ofHours(1))))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.value()).isEqualByComparingTo("999");
                    assertThat(point.revision()).isEqualTo(2);
                });
        assertThat(signals.revisions(series, hour(5)))
                .extracting(point -> point.value().intValue(), SignalPoint::revision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(305, 1), org.assertj.core.groups.Tuple.tuple(999, 2));
        assertThat(signals.read(List.of(series), ALL).get(series)).hasSize(48);
        assertThat(signals.append(List.of(point(hour(6), 306))).unchanged()).isOne();
    }

    @Test
    void theSameLargeFileAgainChangesNothingAndALongerOneAddsItsEnd() {
        take(48, 300, 20, hours -> {});
        var again = take(48, 300, 20, hours -> {});
        var longer = take(72, 300, 20, hours -> {});

        assertThat(lake.generationsOf(again)).isEmpty();
        assertThat(lake.generationsOf(longer))
                .singleElement()
                .satisfies(generation -> assertThat(generation.rows()).isEqualTo(24));
        assertThat(signals.read(series, ALL))
                .hasSize(72)
                .allSatisfy(point -> assertThat(point.revision()).isOne());
        assertThat(signals.status(series).orElseThrow().points()).isEqualTo(72);
    }

    @Test
    void anHourThatStandsTwiceInAFileIsItsOwnCorrection() {
        take(48, 300, 20, staging -> staging.accept(row(hour(3), 777)));

        assertThat(signals.revisions(series, hour(3)))
                .extracting(point -> point.value().intValue())
                .containsExactly(303, 777);
    }

    @Test
    void whatIsNotCommittedDoesNotCount() {
        try (var staging = destination(20).open(receipt(Ids.next()))) {
            for (int i = 0; i < 48; i++) {
                staging.accept(row(hour(i), 300));
            }
            staging.seal();
        }

        assertThat(signals.read(series, ALL)).isEmpty();
        assertThat(signals.status(series)).isEmpty();
    }

    private interface More {
        void to(dev.tradewind.connector.Destination.Staging<SeriesRow> staging);
    }

    private UUID take(int hours, int grams, int bulkPoints, More more) {
        var id = Ids.next();
        try (var staging = destination(bulkPoints).open(receipt(id))) {
            for (int i = 0; i < hours; i++) {
                staging.accept(row(hour(i), grams + i));
            }
            more.to(staging);
            staging.seal();
            Actors.runAs(new Actor("system:test", "system"), () -> {
                transaction.executeWithoutResult(status -> staging.commit());
                return true;
            });
        }
        return id;
    }

    private SeriesDestination destination(int bulkPoints) {
        return new SeriesDestination(signals, bulk, lake, clock, new SeriesSettings(bulkPoints));
    }

    private ImportReceipt receipt(UUID id) {
        return new ImportReceipt(
                id,
                "a.csv",
                "0".repeat(64),
                0,
                0,
                null,
                ImportState.RUNNING,
                0,
                0,
                0,
                0,
                List.of(),
                null,
                START,
                null,
                null,
                "test",
                false);
    }

    private SeriesRow row(Instant hour, int grams) {
        return new SeriesRow(List.of(new SeriesValue(
                series,
                hour,
                hour.plusSeconds(3600),
                BigDecimal.valueOf(grams),
                SignalKind.MEASURED,
                "average",
                "test")));
    }

    private SignalPoint point(Instant hour, int grams) {
        return SignalPoint.observed(
                series,
                hour,
                hour.plusSeconds(3600),
                BigDecimal.valueOf(grams),
                SignalKind.MEASURED,
                "average",
                "test",
                clock.instant());
    }

    private static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }
}
