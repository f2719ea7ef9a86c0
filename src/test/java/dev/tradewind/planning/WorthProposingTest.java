package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are worth anybody's time: those that gain something, and those that a rule demands. */
class WorthProposingTest {
    private static final PlanningSettings.Minimum ONE = new PlanningSettings.Minimum(BigDecimal.ONE, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "0, -0.1, 0, false",
        "-0.99, -0.99, -0.99, false",
        "5, 5, 5, false",
        "-1, 0, 0, true",
        "0, -1.1, 0, true",
        "0, 0, -47.5, true",
        "3, -91, 0, true"
    })
    void oneGainAtTheMinimumIsEnough(BigDecimal usd, double kilograms, double millis, boolean reached) {
        assertThat(ONE.reachedBy(usd, kilograms, millis)).isEqualTo(reached);
    }

    @Test
    void aMinimumOfNothingIsRefused() {
        assertThatThrownBy(() -> new PlanningSettings.Minimum(BigDecimal.ZERO, 1, 1))
                .hasMessageContaining("above 0");
    }

    @Test
    void namesTheRuleThatTodaysHourBreaks() {
        var clean = Series.of(400_000, 100_000, 100_000, 100_000);
        var broken = new BrokenToday(problem(clean));
        assertThat(broken.rule(batch(0, 150_000L))).hasValueSatisfying(refusal -> {
            assertThat(refusal.rule()).isEqualTo("carbon");
            assertThat(refusal.asked()).isEqualTo(150_000L);
            assertThat(refusal.available()).isEqualTo(400_000L);
            assertThat(RuleWords.broken(refusal))
                    .isEqualTo("max carbon: the limit is 150 g/kWh, today it is 400 g/kWh");
        });
        assertThat(broken.rule(batch(1, 150_000L))).isEmpty();
        assertThat(broken.rule(batch(0, null))).isEmpty();
    }

    @Test
    void anUnknownGridIsNoPermission() {
        var broken = new BrokenToday(problem(Series.unknown(4)));
        assertThat(broken.rule(batch(0, 150_000L)))
                .hasValueSatisfying(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
    }

    private static PlacementProblem problem(Series carbon) {
        var site = new CandidateSite(
                "aws:x", "aws", "US", 1200, Series.flat(4, 1), Series.flat(4, 1), Series.flat(4, 1), carbon, null);
        return new PlacementProblem(
                new Horizon(Instant.parse("2026-11-02T00:00:00Z"), 60, 4),
                new Weights(0, 0, 0, 12),
                List.of(site),
                List.of(),
                List.of());
    }

    private static Candidate batch(int start, @Nullable Long limit) {
        return new Candidate(
                "w",
                Candidate.Kind.BATCH,
                new Demand(1000, 1024, 0, 1000),
                1,
                0,
                4,
                30_000,
                List.of(),
                List.of(),
                0,
                "aws:x",
                start,
                new Limits(limit, List.of(), List.of(), List.of(), null, null, null, null));
    }
}
