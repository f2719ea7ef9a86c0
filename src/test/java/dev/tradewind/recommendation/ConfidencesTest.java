package dev.tradewind.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.recommendation.Confidences.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Σ realised ÷ Σ promised over the last twenty of a kind, each figure by itself. */
class ConfidencesTest {
    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void onlyTheLastTwentyOfAKindCount() {
        var settled = new ArrayList<Confidences.Settled>();
        for (int each = 0; each < 20; each++) {
            settled.add(moved(RecommendationKind.PLACEMENT, "-100", "-50", -10, -8.0, 0, null));
        }
        settled.add(moved(RecommendationKind.PLACEMENT, "-100000", "0", -1000, 0.0, 0, null));
        var now = Confidences.of(settled);
        assertThat(now.of(RecommendationKind.PLACEMENT, Figure.COST)).hasValueSatisfying(confidence -> {
            assertThat(confidence.settled()).isEqualTo(20);
            assertThat(confidence.ratio()).isEqualByComparingTo("0.5");
        });
        assertThat(now.of(RecommendationKind.PLACEMENT, Figure.EMISSIONS)
                        .orElseThrow()
                        .ratio())
                .isEqualByComparingTo("0.8");
        assertThat(now.of(RecommendationKind.PLACEMENT, Figure.LATENCY)).isEmpty();
        assertThat(now.of(RecommendationKind.CDN, Figure.COST)).isEmpty();
    }

    @Test
    void whatCouldNotBeToldOrWasToRiseCountsForNothing() {
        var now = Confidences.of(List.of(
                moved(RecommendationKind.PLACEMENT, "-100", null, -10, null, 0, null),
                moved(RecommendationKind.PLACEMENT, "40", "400", 5, 50.0, 12, 90.0),
                moved(RecommendationKind.PLACEMENT, "-100", "-90", -10, -10.0, -30, -15.0)));
        assertThat(now.of(RecommendationKind.PLACEMENT, Figure.COST).orElseThrow())
                .isEqualTo(new Confidences.Confidence(1, new BigDecimal("100"), new BigDecimal("90")));
        assertThat(now.of(RecommendationKind.PLACEMENT, Figure.LATENCY)
                        .orElseThrow()
                        .ratio())
                .isEqualByComparingTo("0.5");
    }

    @Test
    void aKindThatMadeThingsDearerPromisesNothing() {
        var now = Confidences.of(List.of(moved(RecommendationKind.TIME_SHIFT, "-100", "30", 0, null, 0, null)));
        assertThat(now.of(RecommendationKind.TIME_SHIFT, Figure.COST)
                        .orElseThrow()
                        .ratio())
                .isEqualByComparingTo("0");
    }

    private static Confidences.Settled moved(
            RecommendationKind kind,
            String promisedUsd,
            @Nullable String realisedUsd,
            double promisedKg,
            @Nullable Double realisedKg,
            double promisedMillis,
            @Nullable Double realisedMillis) {
        return new Confidences.Settled(
                kind,
                null,
                new MoveSettlement(
                        DAY,
                        DAY.plusSeconds(604_800),
                        new BigDecimal(promisedUsd),
                        realisedUsd == null ? null : new BigDecimal(realisedUsd),
                        promisedKg,
                        realisedKg,
                        promisedMillis,
                        realisedMillis));
    }
}
