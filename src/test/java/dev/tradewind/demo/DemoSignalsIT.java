package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo's signals: what is silent, what is only modelled, and how the next hour comes in. */
class DemoSignalsIT extends DemoOnH2 {
    @Autowired
    private RoundTrips roundTrips;

    @Autowired
    private CarbonIntensities carbon;

    @Autowired
    private DemoHours hours;

    @Test
    void silentSourceLeavesAGapAndOneLinkIsOnlyModelled() {
        var told = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var from = new DemoCarbon(clock.instant(), told).silentFrom();
        var silence = TimeRange.startingAt(from, Duration.ofHours(DemoCarbon.SILENT_HOURS));
        assertThat(carbon.known(DemoCarbon.SILENT_ZONE, silence)).isEmpty();
        assertThat(carbon.known(DemoCarbon.SILENT_ZONE, silence.shift(Duration.ofHours(-10))))
                .hasSize(10);
        assertThat(carbon.known(DemoCarbon.SILENT_ZONE, silence.shift(Duration.ofHours(10))))
                .hasSize(10);
        assertThat(carbon.known("DE", silence)).hasSize(10);
        assertThat(roundTrips
                        .between("gcp:europe-west3", "larkspur:dallas")
                        .orElseThrow()
                        .kind())
                .isEqualTo(SignalKind.MODELLED);
        assertThat(roundTrips
                        .between("gcp:europe-west3", "larkspur:store-leipzig")
                        .orElseThrow()
                        .kind())
                .isEqualTo(SignalKind.MEASURED);
    }

    @Test
    void nextHourComesInLikeAnyFile() {
        hours.next();
        assertThat(imports.newest(5))
                .filteredOn(receipt -> receipt.fileName().startsWith("carbon-until-"))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.quarantined()).isZero();
                    assertThat(receipt.accepted()).isGreaterThan(1000);
                });
        assertThat(DATA.resolve("demo-files/hours")).isEmptyDirectory();
    }
}
