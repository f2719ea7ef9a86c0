package dev.tradewind.demo;

import dev.tradewind.audit.Actors;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.AdviceKind;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.AdviceProposals;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Recommendations;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Reads what last month's bill says to do about the gateway of the data platform, and puts it before the others. */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoAdvice {
    private final Adviser adviser;
    private final AdviceProposals proposals;
    private final Recommendations recommendations;
    private final Clock clock;

    DemoAdvice(Adviser adviser, AdviceProposals proposals, Recommendations recommendations, Clock clock) {
        this.adviser = adviser;
        this.proposals = proposals;
        this.recommendations = recommendations;
        this.clock = clock;
    }

    /** Told once: where advice was proposed, the story has gone on without us. */
    void propose(Person operator) {
        boolean told = recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .anyMatch(of -> of.kind() == RecommendationKind.PRIVATE_ENDPOINT);
        if (told) {
            return;
        }
        var month = YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(1);
        var filter = EgressFilter.of(
                        TimeRange.ofDays(month.atDay(1), month.plusMonths(1).atDay(1), ZoneOffset.UTC))
                .scoped("data-platform", null, null);
        var endpoint = adviser.advise(filter, Assumptions.USUAL).advice().stream()
                .filter(advice -> advice.kind() == AdviceKind.PRIVATE_ENDPOINT)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No endpoint is advised on " + month + " of data-platform"));
        var proposed = Actors.runAs(
                DemoDelivery.actor(operator),
                () -> proposals.propose(endpoint.id(), filter, Assumptions.USUAL, operator));
        if (proposed instanceof Proposing.Proposed.Refused(var why)) {
            throw new IllegalStateException("'" + endpoint.title() + "' could not be proposed: " + why);
        }
    }
}
