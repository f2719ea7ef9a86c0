package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An outage must not look like a clean grid: after 72 hours of silence only the yearly average counts, and it is said. */
@ConsoleTest
class OldCarbonTest {
    private static final String GRID = "IS";

    @Autowired
    ZoneCarbon carbon;

    @Autowired
    Signals signals;

    @Autowired
    Catalog catalog;

    @Test
    void aGridWhoseSourcesAreSilentForTooLongCountsWithItsYearlyAverage() {
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        say(hour.minus(Duration.ofHours(100)), 0.5);
        var old = believed(hour);
        assertThat(old.tooOld()).isTrue();
        assertThat(old.hours())
                .hasSize(5)
                .allSatisfy(each -> assertThat(each.gramsPerKwh())
                        .isEqualTo(catalog.gridZone(GRID).orElseThrow().yearlyGramsPerKwh()));
        assertThat(old.words()).contains("PUBLISHED 5 h", "older than 72 h is not believed");

        say(hour.minus(Duration.ofHours(72)), 31);
        assertThat(believed(hour).tooOld()).isFalse();
    }

    @Test
    void ofAGridThatNobodyEverSpokeOfTheYearlyAverageIsNoFallBack() {
        assertThat(carbon.of(Set.of("GL"), next(Instant.now())).get("GL").tooOld())
                .isFalse();
    }

    private ZoneCarbon.Believed believed(Instant hour) {
        var believed = carbon.of(Set.of(GRID), next(hour)).get(GRID);
        assertThat(believed).isNotNull();
        return believed;
    }

    private static TimeRange next(Instant hour) {
        return TimeRange.startingAt(hour, Duration.ofHours(5));
    }

    private void say(Instant from, double grams) {
        var point = new SignalPoint(
                SeriesNames.carbonLifeCycle(GRID),
                from.minus(1, ChronoUnit.HOURS),
                from,
                BigDecimal.valueOf(grams),
                SignalKind.MEASURED,
                "average",
                "test",
                from,
                1);
        Actors.runAs(Actor.system("test"), () -> signals.append(List.of(point)));
    }
}
