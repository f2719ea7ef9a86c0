package dev.tradewind.demo;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.audit.Actors;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.AdviceKind;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.HoldReason;
import dev.tradewind.execution.Interventions;
import dev.tradewind.execution.StepCommitted;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.AdviceProposals;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What was done before the console came: the event log's producers compress what goes to Oregon, as a bill of a year ago
 * advised. The advice is proposed from that bill, agreed on, and confirmed with the day on which it was applied, five months
 * later; the bills that are in say at once what became of it.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoSettled {
    private static final String WORKLOAD = "event-log";
    private static final int ADVISED = -12;
    private static final int APPLIED = -7;

    private final DemoPeople people;
    private final Adviser adviser;
    private final AdviceProposals proposals;
    private final Recommendations recommendations;
    private final Approvals approvals;
    private final Executions executions;
    private final Interventions interventions;
    private final Clock clock;

    DemoSettled(
            DemoPeople people,
            Adviser adviser,
            AdviceProposals proposals,
            Recommendations recommendations,
            Approvals approvals,
            Executions executions,
            Interventions interventions,
            Clock clock) {
        this.people = people;
        this.adviser = adviser;
        this.proposals = proposals;
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.executions = executions;
        this.interventions = interventions;
        this.clock = clock;
    }

    /** Told once; what a restart interrupted is taken up where it was left. */
    void tell() {
        if (told().isEmpty()) {
            propose();
            approve("chidi", "Rolled out since spring; the mirror's consumers read zstd without a change.");
            approve("dana", "Nothing leaves that did not leave before. Agreed after the fact, so that it is measured.");
        }
        told().ifPresent(of -> executions.of(of.id()).forEach(this::confirm));
    }

    /** Once the engine has come so far that a person's word is awaited. */
    @EventListener
    void on(StepCommitted committed) {
        told().ifPresent(of -> executions
                .byId(committed.executionId())
                .filter(each -> each.recommendationId().equals(of.id()))
                .ifPresent(this::confirm));
    }

    private void confirm(ExecutionSummary of) {
        if (of.state() != ExecutionState.HELD || of.holdReason() != HoldReason.MANUAL) {
            return;
        }
        var ada = people.named("ada");
        Actors.runAs(
                DemoDelivery.actor(ada),
                () -> interventions.confirmApplied(
                        of.id(),
                        applied(),
                        "Producers of the mirrored topics run with zstd and batches since then",
                        ada));
    }

    private Instant applied() {
        return month(APPLIED).atDay(1).atTime(6, 0).toInstant(ZoneOffset.UTC);
    }

    private void propose() {
        var ada = people.named("ada");
        var month = month(ADVISED);
        var filter = EgressFilter.of(
                        TimeRange.ofDays(month.atDay(1), month.plusMonths(1).atDay(1), ZoneOffset.UTC))
                .scoped("data-platform", null, null);
        var compression = adviser.advise(filter, Assumptions.USUAL).advice().stream()
                .filter(advice -> advice.kind() == AdviceKind.COMPRESSION
                        && advice.workload().equals(WORKLOAD))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No compression is advised on " + month + " of " + WORKLOAD));
        var proposed = Actors.runAs(
                DemoDelivery.actor(ada), () -> proposals.propose(compression.id(), filter, Assumptions.USUAL, ada));
        if (proposed instanceof Proposing.Proposed.Refused(var why)) {
            throw new IllegalStateException("'" + compression.title() + "' could not be proposed: " + why);
        }
    }

    private void approve(String name, String reason) {
        Person by = people.named(name);
        var of = told().orElseThrow();
        var outcome = Actors.runAs(DemoDelivery.actor(by), () -> approvals.approve(of.id(), of.version(), reason, by));
        if (!(outcome instanceof Outcome.Recorded)) {
            throw new IllegalStateException("%s could not approve %s: %s".formatted(name, of.shortId(), outcome));
        }
    }

    private Optional<RecommendationSummary> told() {
        return recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .filter(of -> of.kind() == RecommendationKind.COMPRESSION
                        && of.workload().equals(WORKLOAD))
                .min(java.util.Comparator.comparing(RecommendationSummary::proposedAt));
    }

    private YearMonth month(int offset) {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC)).plusMonths(offset);
    }
}
