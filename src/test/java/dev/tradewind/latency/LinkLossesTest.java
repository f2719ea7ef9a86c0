package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkLossesTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");

    @Test
    void aLinkThatFallsSilentWhileItsSourceMeasuresOthersIsLost() {
        var losses = LinkLosses.of(List.of(link("a>b", "p", 10), link("a>c", "p", 60)), NOW);

        assertThat(losses.lostLinks()).containsExactly("a>c");
        assertThat(losses.aliveLinks()).containsExactly("a>b");
        assertThat(losses.lostSites()).isEmpty();
    }

    @Test
    void aSiteOfWhichAllLinksAreLostIsLost() {
        var losses = LinkLosses.of(
                List.of(link("a>b", "p", 10), link("a>c", "p", 60), link("b>c", "p", 70), link("a>d", "p", 60)), NOW);

        assertThat(losses.lostSites()).as("d has a single link").containsExactly("c");
        assertThat(losses.aliveSites()).containsExactly("a", "b");
    }

    @Test
    void whereTheSourceItselfIsSilentNothingIsLostAndNothingAlive() {
        var losses = LinkLosses.of(List.of(link("a>b", "p", 40), link("a>c", "p", 200)), NOW);

        assertThat(losses.lostLinks()).isEmpty();
        assertThat(losses.aliveLinks()).isEmpty();
        assertThat(losses.lostSites()).isEmpty();
    }

    @Test
    void oneStatisticThatIsFreshIsEnoughAndAFileOfLastMonthIsNoLoss() {
        var losses = LinkLosses.of(
                List.of(
                        link("a>b", "p", 10),
                        status("rtt:a>c:p95", "p", 100),
                        status("rtt:a>c:p50", "p", 12),
                        link("a>d", "p", 60 * 24 * 30)),
                NOW);

        assertThat(losses.lostLinks()).isEmpty();
        assertThat(losses.aliveLinks()).containsExactly("a>b", "a>c");
    }

    private static SeriesStatus link(String link, String source, int minutesOld) {
        return status("rtt:" + link + ":p50", source, minutesOld);
    }

    private static SeriesStatus status(String series, String source, int minutesOld) {
        Instant known = NOW.minus(Duration.ofMinutes(minutesOld));
        return new SeriesStatus(
                series, 5, known.minus(Duration.ofDays(1)), known, known, known, SignalKind.MEASURED, source);
    }
}
