package dev.tradewind.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static final TimeRange DAY = TimeRange.startingAt(MIDNIGHT, Duration.ofDays(1));
    private static final String DE = SeriesNames.carbonLifeCycle("DE");

    private Signals signals;

    @BeforeEach
    void emptyStore() {
        signals = SignalStore.inMemory();
    }

    @Test
    void keepsGapsAsGaps() {
        signals.append(List.of(at(0, 300), at(2, 310)));

        assertThat(signals.read(DE, DAY))
                .extracting(SignalPoint::validFrom)
                .containsExactly(MIDNIGHT, MIDNIGHT.plus(Duration.ofHours(2)));
    }

    @Test
    void theSameWordTwiceChangesNothing() {
        signals.append(List.of(at(0, 300)));

        assertThat(signals.append(List.of(at(0, 300)))).isEqualTo(new AppendResult(0, 0, 1));
        assertThat(signals.status(DE).orElseThrow().points()).isEqualTo(1);
    }

    @Test
    void aCorrectionIsAFurtherRevisionAndTheFirstWordStays() {
        signals.append(List.of(at(0, 300)));

        assertThat(signals.append(List.of(at(0, 320)))).isEqualTo(new AppendResult(0, 1, 0));
        assertThat(signals.read(DE, DAY)).singleElement().satisfies(point -> {
            assertThat(point.value()).isEqualByComparingTo("320");
            assertThat(point.revision()).isEqualTo(2);
        });
        assertThat(signals.revisions(DE, MIDNIGHT))
                .extracting(point -> point.value().intValue())
                .containsExactly(300, 320);
    }

    @Test
    void aLateForecastDoesNotCoverAMeasurement() {
        signals.append(List.of(at(0, 300)));

        signals.append(List.of(point(0, 250, SignalKind.FORECAST)));

        assertThat(signals.read(DE, DAY))
                .singleElement()
                .satisfies(point -> assertThat(point.kind()).isEqualTo(SignalKind.MEASURED));
    }

    @Test
    void anEstimateOfAnotherSourceDoesNotCoverAMeasurementButItsOwnSourceMayTakeItBack() {
        signals.append(List.of(at(0, 300)));

        signals.append(List.of(from("other", 0, 250, SignalKind.ESTIMATED)));
        assertThat(signals.read(DE, DAY))
                .singleElement()
                .satisfies(point -> assertThat(point.kind()).isEqualTo(SignalKind.MEASURED));

        signals.append(List.of(from("test", 0, 260, SignalKind.ESTIMATED)));
        assertThat(signals.read(DE, DAY))
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualByComparingTo("260"));
        signals.append(List.of(from("other", 0, 255, SignalKind.MEASURED)));
        assertThat(signals.read(DE, DAY))
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualByComparingTo("255"));
    }

    private static SignalPoint from(String source, int hour, int grams, SignalKind kind) {
        Instant from = MIDNIGHT.plus(Duration.ofHours(hour));
        return SignalPoint.observed(
                DE, from, from.plus(Duration.ofHours(1)), BigDecimal.valueOf(grams), kind, "average", source, MIDNIGHT);
    }

    @Test
    void ageIsToldByTheNewestValueThatIsNoForecast() {
        signals.append(List.of(at(0, 300), point(5, 250, SignalKind.FORECAST)));

        var status = signals.statuses("carbon:").getFirst();

        assertThat(status.knownTo()).isEqualTo(MIDNIGHT.plus(Duration.ofHours(1)));
        assertThat(status.validTo()).isEqualTo(MIDNIGHT.plus(Duration.ofHours(6)));
        assertThat(signals.newestKnown("carbon:")).isEqualTo(new NewestKnown(1, MIDNIGHT.plus(Duration.ofHours(1))));
        assertThat(signals.newestKnown("rtt:")).isEqualTo(new NewestKnown(0, null));
    }

    @Test
    void readsOnlyWhatTouchesTheHalfOpenRange() {
        signals.append(List.of(at(0, 300), at(1, 301)));

        assertThat(signals.read(DE, TimeRange.startingAt(MIDNIGHT.plus(Duration.ofHours(1)), Duration.ofHours(1))))
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualByComparingTo("301"));
    }

    @Test
    void readsSeveralSeriesAtOnceAsItReadsEach() {
        String fr = SeriesNames.carbonLifeCycle("FR");
        signals.append(List.of(at(0, 300), at(1, 301), of(fr, 1, 40), of(fr, 2, 41)));
        signals.append(List.of(of(fr, 1, 44)));
        TimeRange range = TimeRange.startingAt(MIDNIGHT.plus(Duration.ofHours(1)), Duration.ofHours(2));

        assertThat(signals.read(List.of(DE, fr, SeriesNames.carbonLifeCycle("PL")), range))
                .containsOnlyKeys(DE, fr)
                .containsEntry(DE, signals.read(DE, range))
                .containsEntry(fr, signals.read(fr, range));
        assertThat(signals.read(fr, range)).hasSize(2);
        assertThat(signals.read(List.of(), range)).isEmpty();
    }

    private static SignalPoint of(String series, int hour, int grams) {
        Instant from = MIDNIGHT.plus(Duration.ofHours(hour));
        return SignalPoint.observed(
                series,
                from,
                from.plus(Duration.ofHours(1)),
                BigDecimal.valueOf(grams),
                SignalKind.MEASURED,
                "average",
                "test",
                MIDNIGHT);
    }

    private static SignalPoint at(int hour, int grams) {
        return point(hour, grams, SignalKind.MEASURED);
    }

    private static SignalPoint point(int hour, int grams, SignalKind kind) {
        Instant from = MIDNIGHT.plus(Duration.ofHours(hour));
        return SignalPoint.observed(
                DE, from, from.plus(Duration.ofHours(1)), BigDecimal.valueOf(grams), kind, "average", "test", MIDNIGHT);
    }
}
