package dev.tradewind.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommendationTransitionsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void goesExactlyWhereTheTableSays(RecommendationState from) {
        for (var to : RecommendationState.values()) {
            var recommendation = in(from);
            if (from.leadsTo(to)) {
                recommendation.become(to, "someone", "because", NOW);
                assertThat(recommendation.state()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> recommendation.become(to, "someone", "because", NOW))
                        .isInstanceOf(IllegalTransition.class)
                        .hasMessageContaining(from.name())
                        .hasMessageContaining(to.name());
                assertThat(recommendation.state()).isEqualTo(from);
            }
        }
    }

    @Test
    void everyStateCanBeReachedAndEveryOpenOneCanEnd() {
        assertThat(paths().keySet()).containsExactlyInAnyOrder(RecommendationState.values());
        for (var state : RecommendationState.values()) {
            assertThat(state.ended() || !state.next().isEmpty())
                    .as("%s is no trap", state)
                    .isTrue();
        }
    }

    @Test
    void approvalCannotBeSkippedOrTakenTwice() {
        assertThat(RecommendationState.PROPOSED.leadsTo(RecommendationState.APPROVED))
                .isFalse();
        assertThat(RecommendationState.IN_REVIEW.leadsTo(RecommendationState.EXECUTING))
                .isFalse();
        assertThat(RecommendationState.APPROVED.leadsTo(RecommendationState.APPROVED))
                .isFalse();
        assertThat(RecommendationState.EXECUTING.leadsTo(RecommendationState.ROLLED_BACK))
                .isFalse();
    }

    @Test
    void digestChangesWithEverythingAnApproverSaw() {
        var base = proposal("aws:eu-north-1", "412.00");
        assertThat(proposal("aws:eu-north-1", "412").digest()).isEqualTo(base.digest());
        assertThat(proposal("aws:eu-west-1", "412").digest()).isNotEqualTo(base.digest());
        assertThat(proposal("aws:eu-north-1", "411.99").digest()).isNotEqualTo(base.digest());
    }

    static Proposal proposal(String toSite, String usd) {
        return new Proposal(
                RecommendationKind.PLACEMENT,
                "Move nightly-rerank",
                null,
                new UUID(0, 7),
                "nightly-rerank",
                "search",
                "aws:eu-central-1",
                toSite,
                null,
                null,
                null,
                new BigDecimal(usd).negate(),
                -12.5,
                0,
                new BigDecimal("1240"),
                List.of("cleaner grid"),
                "low",
                "5f0c",
                "",
                "system:engine",
                NOW.plusSeconds(3600));
    }

    private static Recommendation in(RecommendationState state) {
        var recommendation = new Recommendation(new UUID(0, 1), 1042, proposal("aws:eu-north-1", "1"), NOW);
        for (var step : paths().getOrDefault(state, List.of())) {
            recommendation.become(step, "someone", "", NOW);
        }
        return recommendation;
    }

    /** Shortest legal way from PROPOSED to each state. */
    private static Map<RecommendationState, List<RecommendationState>> paths() {
        var paths = new HashMap<RecommendationState, List<RecommendationState>>();
        paths.put(RecommendationState.PROPOSED, List.of());
        var queue = new ArrayDeque<>(List.of(RecommendationState.PROPOSED));
        while (!queue.isEmpty()) {
            var at = queue.remove();
            for (var next : at.next()) {
                if (!paths.containsKey(next)) {
                    var path = new ArrayList<>(paths.getOrDefault(at, List.of()));
                    path.add(next);
                    paths.put(next, path);
                    queue.add(next);
                }
            }
        }
        return paths;
    }
}
