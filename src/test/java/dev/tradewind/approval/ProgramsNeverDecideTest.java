package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.approval.Eligibility.MayNot;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.identity.review.AccessReviews;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way to a decision is closed to a program, even to one whose row somebody wrote APPROVER and ADMIN into. */
@ConsoleTest
class ProgramsNeverDecideTest {
    @Autowired
    private Approvals approvals;

    @Autowired
    private Absences absences;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private Policies policies;

    @Autowired
    private AccessReviews reviews;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String owner = "owner-" + suffix;
    private Person approver = SamplePeople.nobody();
    private Person program = approver;

    @BeforeEach
    void aProgramThatWasGivenWhatNoProgramMayHave() {
        approver = people.create("approver-" + suffix, "Mara", "correct horse battery", Set.of("APPROVER"), Set.of());
        var made = people.createService("program-" + suffix, "Deploys", Set.of("OPERATOR"));
        jdbc.sql("update identity_person set roles = 'ADMIN,APPROVER,OPERATOR' where id = ?")
                .param(made.id())
                .update();
        program = people.byId(made.id()).orElseThrow();
        assertThat(program.roles()).as("the row says so").contains("APPROVER", "ADMIN");
    }

    @Test
    void noneIsMadeOrGrantedSo() {
        for (var role : List.of("APPROVER", "ADMIN")) {
            assertThatThrownBy(() -> people.createService("other-" + suffix, "x", Set.of("OPERATOR", role)))
                    .hasMessageContaining("for people");
            assertThatThrownBy(() -> people.grant(program.id(), Set.of(role), Set.of(), approver.id()))
                    .hasMessageContaining("for people");
        }
        for (var role : Role.values()) {
            assertThat(program.has(role)).as(role.name()).isEqualTo(role == Role.OPERATOR || role == Role.VIEWER);
            assertThat(program.may(role, owner, "prod")).isEqualTo(program.has(role));
        }
    }

    @Test
    void aScopeOpensNothingToIt() {
        var scoped = new Person(
                program.id(),
                program.name(),
                program.displayName(),
                program.roles(),
                program.groups(),
                true,
                program.human(),
                Set.of(new RoleScope("APPROVER", owner, RoleScope.EVERY)),
                true);

        assertThat(scoped.may(Role.APPROVER, owner, "prod")).isFalse();
        assertThatThrownBy(() -> scoped.require(owner, "prod", Role.APPROVER)).hasMessageContaining("APPROVER");
    }

    @Test
    void itNeitherApprovesNorRejectsAndLeavesNoTrace() {
        var proposed = propose();

        assertThat(approvals.mayApprove(proposed, program)).isInstanceOf(MayNot.class);
        assertThat(approvals.mayReject(proposed, program)).isInstanceOf(MayNot.class);
        assertThat(approvals.approve(proposed.id(), proposed.version(), "yes", program))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).contains("a program never decides"));
        assertThat(approvals.reject(proposed.id(), proposed.version(), "no", program))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(approvals.waitingFor(program)).isEmpty();
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state()).isEqualTo(RecommendationState.PROPOSED);
        assertThat(approvals.matter(proposed).decisions()).isEmpty();
        assertThat(approvals.approve(proposed.id(), proposed.version(), "", approver))
                .as("a person may")
                .isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void nobodyDeputisesThroughIt() {
        var to = Instant.now().plusSeconds(600);

        assertThatThrownBy(() -> absences.announce(approver, program.id(), Instant.now(), to, ""))
                .hasMessageContaining("APPROVER");
        assertThatThrownBy(() -> absences.announce(program, approver.id(), Instant.now(), to, ""))
                .hasMessageContaining("APPROVER");
    }

    @Test
    void itMakesNoPolicyCountAndReviewsNobodysAccess() {
        var draft = policies.draft(
                "name: route-%s\napplies:\n  owner: %s\napproval:\n  groups: platform\n".formatted(suffix, owner),
                approver);

        assertThatThrownBy(() -> policies.activate(draft.id(), program, "agreed"))
                .hasMessageContaining("APPROVER");
        assertThatThrownBy(() -> reviews.start(program)).hasMessageContaining("ADMIN");
    }

    private RecommendationSummary propose() {
        return recommendations.propose(SampleProposal.of(owner, "system:engine", Duration.ofHours(1)));
    }
}
