package dev.tradewind.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody decides in time ends by itself, says so in the log, and cannot be decided any more. */
@ConsoleTest
class LapseTest {
    @Autowired
    private Recommendations recommendations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void endsAtItsTimeAndNotBefore() {
        // shorter than any other test's, so that only this one ends
        var ends = Instant.now().plus(Duration.ofSeconds(30)).truncatedTo(ChronoUnit.MICROS);
        var proposed = recommendations.propose(proposal(ends));

        recommendations.lapse(proposed.expiresAt().minusMillis(1));
        assertThat(state(proposed)).isEqualTo(RecommendationState.PROPOSED);

        assertThat(recommendations.lapse(proposed.expiresAt())).isPositive();
        var lapsed = recommendations.byId(proposed.id()).orElseThrow();
        assertThat(lapsed.state()).isEqualTo(RecommendationState.EXPIRED);
        assertThat(lapsed.stateReason()).isEqualTo("nobody decided in time");
        assertThat(jdbc.sql("select reason from audit_entry where subject_id = ? and action = 'recommendation.expired'")
                        .param(lapsed.shortId())
                        .query(String.class)
                        .list())
                .containsExactly("nobody decided in time");

        recommendations.lapse(ends.plusSeconds(1));
        assertThat(state(proposed)).isEqualTo(RecommendationState.EXPIRED);
    }

    private RecommendationState state(RecommendationSummary of) {
        return recommendations.byId(of.id()).orElseThrow().state();
    }

    private static Proposal proposal(Instant ends) {
        var workload = "lapse-" + UUID.randomUUID();
        return new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + workload,
                null,
                UUID.randomUUID(),
                workload,
                "search",
                "aws:eu-central-1",
                "aws:eu-north-1",
                null,
                null,
                null,
                BigDecimal.TEN.negate(),
                -1,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                "",
                "system:engine",
                ends);
    }
}
