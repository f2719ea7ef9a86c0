package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.JumpTargets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Recommendations by short id, title or workload, the newest first, decided ones too. */
@Component
@Order(2)
class RecommendationJumpTargets implements JumpTargets {
    private static final Set<RecommendationState> ALL =
            Arrays.stream(RecommendationState.values()).collect(Collectors.toUnmodifiableSet());

    private final Recommendations recommendations;

    RecommendationJumpTargets(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @Override
    public List<Target> find(String query, int limit) {
        return recommendations.in(ALL).stream()
                .filter(each -> matches(each, query))
                .sorted(Comparator.comparing(RecommendationSummary::proposedAt).reversed())
                .limit(limit)
                .map(each -> new Target(
                        tr("recommendation"), each.shortId() + " " + each.title(), RecommendationLinks.to(each.id())))
                .toList();
    }

    private static boolean matches(RecommendationSummary each, String query) {
        return each.shortId().toLowerCase(Locale.ROOT).contains(query)
                || each.title().toLowerCase(Locale.ROOT).contains(query)
                || each.workload().toLowerCase(Locale.ROOT).contains(query);
    }
}
