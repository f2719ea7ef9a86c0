package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.event.Outbox;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A decision that waits is told to whom it waits for. */
@ConsoleTest
class ApprovalNewsTest {
    @Autowired
    private Approvals approvals;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private People people;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Policies policies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void thoseWhoMayDecideHearOnceAndTheProposerNotAtAll() {
        var proposer = account("p", "OPERATOR", "eve");
        var second = account("q", "APPROVER", "eve");
        var approver = account("a", "APPROVER", "ann");
        var proposed = propose(proposer);
        news(Instant.now()).look();
        news(Instant.now()).look();

        var told = audiences("approval.waiting", proposed);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains(approver.id().toString())
                .doesNotContain(proposer.id().toString(), second.id().toString());
        assertThat(audiences("approval.expiring", proposed)).isEmpty();

        var late = account("b", "APPROVER", "bob");
        news(Instant.now()).look();
        assertThat(audiences("approval.waiting", proposed)).hasSize(2);
        assertThat(audiences("approval.waiting", proposed).getLast())
                .contains(late.id().toString())
                .doesNotContain(approver.id().toString());
    }

    @Test
    void theyHearAgainADayBeforeItRunsOutUnlessItIsDecided() {
        var approver = account("a", "APPROVER", "ann");
        var open = propose(account("p", "OPERATOR", "eve"));
        var decided = propose(account("r", "OPERATOR", "rex"));
        news(Instant.now()).look();
        assertThat(approvals.reject(decided.id(), decided.version(), "no", approver))
                .isInstanceOf(Outcome.Recorded.class);
        var nextDay = Instant.now().plus(Duration.ofHours(30));
        news(nextDay).look();
        news(nextDay).look();

        assertThat(audiences("approval.expiring", open)).hasSize(1);
        assertThat(audiences("approval.expiring", open).getFirst())
                .contains(approver.id().toString());
        assertThat(audiences("approval.expiring", decided)).isEmpty();
    }

    @Test
    void whoProposedItHearsOfTheDecision() {
        var proposer = account("p", "OPERATOR", "eve");
        var proposed = propose(proposer);
        assertThat(approvals.reject(proposed.id(), proposed.version(), "too dear", account("a", "APPROVER", "ann")))
                .isInstanceOf(Outcome.Recorded.class);
        assertThat(audiences("recommendation.rejected", proposed))
                .singleElement()
                .asString()
                .contains(proposer.id().toString());
    }

    @Test
    void whomThePolicyNamesHearsOnceThatNobodyHasDecidedForSoLong() {
        var open = propose(account("p", "OPERATOR", "eve"));
        var boss = people.create(
                "boss-" + suffix, "Boss", "correct horse battery", Set.of("APPROVER"), Set.of("platform-" + suffix));
        var approver = account("a", "APPROVER", "ann");
        var draft = policies.draft("""
                name: hurry-%s
                applies:
                  workload: %s
                approval:
                  escalateAfterHours: 4
                  escalateTo: platform-%s
                """.formatted(suffix, open.workload(), suffix), approver);
        policies.activate(draft.id(), boss, "agreed");
        news(open.proposedAt().plus(Duration.ofHours(4)).minusSeconds(1)).look();
        assertThat(audiences("approval.escalated", open)).isEmpty();
        news(open.proposedAt().plus(Duration.ofHours(4))).look();
        news(open.proposedAt().plus(Duration.ofHours(5))).look();
        assertThat(audiences("approval.escalated", open))
                .singleElement()
                .satisfies(whom -> assertThat(whom)
                        .contains(boss.id().toString())
                        .doesNotContain(approver.id().toString()));
    }

    private List<String> audiences(String kind, RecommendationSummary of) {
        return jdbc.sql("select audience from event_outbox where type = ? and subject = ? order by place")
                .params("dev.tradewind." + kind, "recommendation/" + of.shortId())
                .query(String.class)
                .list();
    }

    private ApprovalNews news(Instant at) {
        return new ApprovalNews(
                recommendations,
                approvals,
                people,
                outbox,
                audit,
                jdbc,
                transaction,
                Clock.fixed(at, java.time.ZoneOffset.UTC));
    }

    private Person account(String name, String role, String human) {
        return people.create(
                "n" + name + "-" + UUID.randomUUID(),
                "Somebody",
                human + "-" + suffix + "@example.org",
                "correct horse battery",
                Set.of(role),
                Set.of());
    }

    private RecommendationSummary propose(Person by) {
        return recommendations.propose(SampleProposal.of("search", by.id().toString(), Duration.ofHours(48)));
    }
}
