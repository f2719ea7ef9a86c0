package dev.tradewind.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.feed.FeedOutcome;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedMarkTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void oneThatFailsIsNamedAndSeveralAreCounted() {
        var works = status("a", FeedOutcome.OK);
        var broken = status("b", FeedOutcome.FAILED);
        assertThat(FeedMark.of(List.of(works), NOW)).isEmpty();
        assertThat(FeedMark.of(List.of(works, broken), NOW))
                .hasValueSatisfying(mark -> assertThat(mark.toString()).contains("Live source b fails"));
        assertThat(FeedMark.of(List.of(broken, broken), NOW))
                .hasValueSatisfying(mark -> assertThat(mark.toString()).contains("2 live sources fail"));
    }

    @Test
    void itFailsSinceTheFirstRoundAfterTheLastGoodOne() {
        assertThat(FeedMark.failingSince(List.of(
                        run(FeedOutcome.FAILED, 1),
                        run(FeedOutcome.FAILED, 2),
                        run(FeedOutcome.OK, 3),
                        run(FeedOutcome.FAILED, 4))))
                .contains(NOW.minus(Duration.ofHours(2)));
        assertThat(FeedMark.failingSince(List.of(run(FeedOutcome.OK, 1)))).isEmpty();
    }

    private static FeedStatus status(String id, FeedOutcome outcome) {
        return new FeedStatus(id, id, List.of(), Duration.ofHours(1), run(outcome, 1), null);
    }

    private static FeedRun run(FeedOutcome outcome, int hoursAgo) {
        var at = NOW.minus(Duration.ofHours(hoursAgo));
        return new FeedRun(UUID.randomUUID(), "f", at, at, outcome, 0, 0, 0, 0, null, false, List.of());
    }
}
