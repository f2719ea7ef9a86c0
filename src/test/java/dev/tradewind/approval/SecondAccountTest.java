package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One human being with two accounts is one human being, whatever is to be decided. */
@ConsoleTest
class SecondAccountTest {
    @Autowired
    Approvals approvals;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void doesNotApproveWhatTheFirstAccountProposed() {
        var first = account("eve", "OPERATOR");
        var second = account("eve-too", "APPROVER");
        var proposed = propose(first);
        assertThat(approvals.approve(proposed.id(), proposed.version(), "fine", second))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, r -> assertThat(r.why()).contains("asked for this"));
        assertThat(approvals.reject(proposed.id(), proposed.version(), "no", second))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void doesNotActivateThePolicyThatTheFirstAccountDrafted() {
        var draft = policies.draft("name: two-accounts-" + suffix + "\n", account("eve", "OPERATOR"));
        assertThatThrownBy(() -> policies.activate(draft.id(), account("eve-too", "APPROVER"), "mine"))
                .hasMessageContaining("second person");
    }

    @Test
    void onlyAnAdministratorSaysWhoseAccountItIsAndTheLogHoldsNoAddress() {
        var eve = account("eve", "OPERATOR");
        assertThatThrownBy(() -> people.identify(eve.id(), "other@example.org", eve.id()))
                .hasMessageContaining("ADMIN");
        var root = people.create("root-" + suffix, "Root", "correct horse battery", Set.of("ADMIN"), Set.of());
        var other = people.create("other-" + suffix, "Other", "correct horse battery", Set.of("APPROVER"), Set.of());
        assertThat(people.accountsOf(eve.id())).containsExactly(eve.id());
        people.identify(other.id(), " Eve-" + suffix + "@Example.org ", root.id());
        assertThat(people.accountsOf(eve.id())).containsExactlyInAnyOrder(eve.id(), other.id());
        assertThatThrownBy(() -> people.identify(other.id(), "no address", root.id()))
                .hasMessageContaining("no e-mail address");
    }

    private Person account(String name, String role) {
        return people.create(
                name + "-" + suffix,
                "Eve",
                "eve-" + suffix + "@example.org",
                "correct horse battery",
                Set.of(role),
                Set.of());
    }

    private RecommendationSummary propose(Person by) {
        return recommendations.propose(SampleProposal.of("search", by.id().toString(), Duration.ofHours(1)));
    }
}
