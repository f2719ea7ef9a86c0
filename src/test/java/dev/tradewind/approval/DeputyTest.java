package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is away and another decides with their groups; and what people write beside it. */
@ConsoleTest
class DeputyTest {
    @Autowired
    Approvals approvals;

    @Autowired
    Absences absences;

    @Autowired
    Comments comments;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String owner = "owner-" + suffix;
    private final String group = "security-" + suffix;
    private Person away = SamplePeople.nobody();
    private Person deputy = away;

    @BeforeEach
    void staff() {
        away = account("away", "APPROVER", Set.of(group));
        deputy = account("deputy", "APPROVER", Set.of("platform"));
        var draft = policies.draft(
                "name: route-%s\napplies:\n  owner: %s\napproval:\n  groups: %s\n".formatted(suffix, owner, group),
                away);
        policies.activate(draft.id(), deputy, "agreed");
    }

    @Test
    void bringsTheGroupsOfWhoIsAwayAndTheLogNamesBoth() {
        var before = propose("system:engine");
        assertThat(approvals.approve(before.id(), before.version(), "", deputy))
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        r -> assertThat(r.missing().groups()).containsExactly(group));
        absences.announce(
                away, deputy.id(), Instant.now().minusSeconds(5), Instant.now().plusSeconds(600), "holiday");
        var proposed = propose("system:engine");
        assertThat(approvals.approve(proposed.id(), proposed.version(), "", deputy))
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        r -> assertThat(r.now().state()).isEqualTo(RecommendationState.APPROVED));
        assertThat(approvals.matter(proposed).decisions())
                .singleElement()
                .extracting(DecisionEntry::deputising)
                .isEqualTo(away.id().toString());
    }

    @Test
    void bringsNothingWhereWhoIsAwayProposedItHasDecidedOrIsBack() {
        var absence = absences.announce(
                away, deputy.id(), Instant.now().minusSeconds(5), Instant.now().plusSeconds(600), "holiday");
        var own = propose(away.id().toString());
        assertThat(approvals.approve(own.id(), own.version(), "", deputy))
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        r -> assertThat(r.missing().groups()).containsExactly(group));
        assertThatThrownBy(() -> absences.end(absence.id(), deputy)).hasMessageContaining("only who is away");
        absences.end(absence.id(), away);
        var later = propose("system:engine");
        assertThat(approvals.approve(later.id(), later.version(), "", deputy))
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        r -> assertThat(r.missing().groups()).containsExactly(group));
    }

    @Test
    void isNobodyWhoDoesNotApproveAndNotOneself() {
        var operator = account("operator", "OPERATOR", Set.of());
        var to = Instant.now().plusSeconds(600);
        assertThatThrownBy(() -> absences.announce(away, operator.id(), Instant.now(), to, ""))
                .hasMessageContaining("APPROVER");
        assertThatThrownBy(() -> absences.announce(away, away.id(), Instant.now(), to, ""))
                .hasMessageContaining("nobody deputises for themselves");
        assertThatThrownBy(() -> absences.announce(
                        away, deputy.id(), Instant.now(), Instant.now().plusSeconds(61L * 86_400), ""))
                .hasMessageContaining("60 days");
    }

    @Test
    void commentsStayAndStandInTheLogAndAnAuditorOnlyReads() {
        var proposed = propose("system:engine");
        assertThatThrownBy(() -> comments.add(proposed, "hm", account("aud", "AUDITOR", Set.of())))
                .isInstanceOf(IllegalStateException.class);
        Actors.runAs(Actor.system("test"), () -> comments.add(proposed, " the bill of May is odd ", deputy));
        assertThat(comments.of(proposed.id())).extracting(Comment::words).containsExactly("the bill of May is odd");
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'recommendation.commented' and subject_id = ?")
                        .param(proposed.shortId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(approvals.matter(proposed).decisions()).isEmpty();
    }

    private Person account(String name, String role, Set<String> groups) {
        return people.create(name + "-" + suffix, name, "correct horse battery", Set.of(role), groups);
    }

    private RecommendationSummary propose(String by) {
        return recommendations.propose(SampleProposal.of(owner, by, Duration.ofHours(1)));
    }
}
