package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.workload.Workload;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a policy waits for from outside holds before anything is prepared, counts once, and comes in time or not at all. */
class SignalsTest extends Proposals {
    private static final String NAME = "cutover-window-open";

    @Test
    void nothingIsPreparedBeforeTheSignalComesAndThenItGoesOn() {
        var workload = workload("signal", "true");
        active("waitFor:\n  signal: cutover-window-open\n  atMostHours: 5\n", workload.name());
        var proposed = approved(workload);
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.holdReason()).isEqualTo(HoldReason.SIGNAL);
        assertThat(held.stateReason())
                .startsWith("waits for signal cutover-window-open of policy p-" + workload.name() + ", at latest ");
        assertThat(held.steps().get(StepKind.PREPARE.ordinal()).state()).isEqualTo(StepState.PENDING);
        assertThat(executions.awaitedSignal(held))
                .hasValueSatisfying(awaited -> assertThat(awaited.latestAt())
                        .isEqualTo(held.createdAt().plusSeconds(5 * 3600)));
        assertThat(interventions.skippable(held))
                .as("preparation is not skipped for a word")
                .isFalse();

        var other = given("something-else", "k-0");
        signIn(mara);
        interventions.signal(held.id(), other);
        assertThat(executions.byId(held.id()).orElseThrow().holdReason()).isEqualTo(HoldReason.SIGNAL);
        interventions.signal(
                held.id(), new SignalToGive(NAME, "k-1", "{\"ticket\":7}", "the network is ours until four"));

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(executions.signals(done.id())).extracting(GivenSignal::name).containsExactly("something-else", NAME);
        assertThat(executions.signals(done.id()).getLast()).satisfies(signal -> {
            assertThat(signal.by()).isEqualTo("Mara");
            assertThat(signal.data()).isEqualTo("{\"ticket\":7}");
        });
        assertThat(executions.history(done.id()))
                .anyMatch(line -> line.line()
                        .equals("signalled by Mara: signal cutover-window-open, the network is ours until four"));
        assertThat(actions(done.shortId())).contains("execution.signalled", "execution.held");
        assertThatThrownBy(() -> interventions.signal(done.id(), given(NAME, "k-2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing can wait");
    }

    @Test
    void itCountsOncePerKeyAndIsForOperatorsOfTheWorkloadAndPrograms() {
        var held = heldBy("keys");
        signIn(jon);
        assertThatThrownBy(() -> interventions.signal(held.id(), given("a-b", "k")))
                .hasMessageContaining("takes the role OPERATOR");
        signIn(mara);
        assertThatThrownBy(() -> interventions.signal(held.id(), new SignalToGive("a-b", "k", null, " ")))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> given("A B", "k")).hasMessageContaining("lower-case letters");
        interventions.signal(held.id(), given("a-b", "k"));
        interventions.signal(held.id(), given("a-b", "k"));
        assertThat(executions.signals(held.id())).hasSize(1);
        assertThat(actions(held.shortId()))
                .filteredOn("execution.signalled"::equals)
                .hasSize(1);
        assertThatThrownBy(() -> interventions.signal(held.id(), given("a-c", "k")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one key, one signal");

        var limited = Actors.runAs(Actor.system("test"), () -> {
            var elsewhere = people.create("op-" + suffix, "Op", "correct horse battery", Set.of("OPERATOR"), Set.of());
            return people.grant(
                    elsewhere.id(),
                    elsewhere.roles(),
                    Set.of(),
                    Set.of(new RoleScope("OPERATOR", "another-owner", RoleScope.EVERY)),
                    jon.id());
        });
        assertThatThrownBy(() -> interventions.signal(held.id(), given("a-d", "d"), limited))
                .isInstanceOf(OutOfScope.class);
        var person = SamplePeople.person("pipeline-" + suffix, Set.of("OPERATOR"), Set.of());
        var program = new Person(
                person.id(),
                person.name(),
                person.displayName(),
                person.roles(),
                person.groups(),
                true,
                person.human(),
                Set.of(),
                true);
        interventions.signal(held.id(), given("a-e", "e"), program);
        assertThat(executions.signals(held.id()).getLast().by()).isEqualTo("pipeline-" + suffix);
        interventions.cancel(held.id(), "end of test");
    }

    @Test
    void oneThatComesBeforeItIsWaitedForIsKept() {
        var workload = workload("early", "true");
        var policy = policies.draft(
                "name: f-%s\napplies:\n  workload: %s\nfreezes:\n  - name: now\n    from: 2020-01-01T00:00:00Z\n    to: 2100-01-01T00:00:00Z\n"
                        .formatted(workload.name(), workload.name()),
                mara);
        policies.activate(policy.id(), jon, "agreed");
        active("waitFor:\n  signal: cutover-window-open\n", workload.name());
        var proposed = approved(workload);
        var frozen = await(proposed, e -> e.holdReason() == HoldReason.FREEZE);
        signIn(mara);
        interventions.signal(frozen.id(), given(NAME, "early"));
        policies.retire(policy.id(), mara, "over");
        // wakes it
        interventions.signal(frozen.id(), given("freeze-over", "wake"));
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(executions.history(done.id())).noneMatch(line -> line.line().contains("waits for signal"));
    }

    @Test
    void oneThatDoesNotComeInTimeMissesTheWindowAndNothingIsLeftReserved() {
        var workload = workload("late", "true");
        active("waitFor:\n  signal: cutover-window-open\n  atMostHours: 0.0005\n", workload.name());
        var missed = await(approved(workload), e -> e.state().ended());
        assertThat(missed.state()).isEqualTo(ExecutionState.MISSED_WINDOW);
        assertThat(missed.stateReason())
                .startsWith("signal cutover-window-open of policy p-" + workload.name() + " had not come by ");
        assertThat(reservations.release(missed.id())).isFalse();
    }

    @Test
    void aPolicyThatOnlyReportsWritesDownThatItWouldHaveWaited() {
        var workload = workload("reports", "true");
        active("mode: REPORT\nwaitFor:\n  signal: cutover-window-open\n", workload.name());
        var done = await(approved(workload), e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(jdbc.sql("select reason from audit_entry where subject_id = ? and action = 'policy.would-hold'")
                        .param(done.shortId())
                        .query(String.class)
                        .single())
                .isEqualTo("policy p-" + workload.name() + " would have waited for signal cutover-window-open");
    }

    private ExecutionSummary heldBy(String name) {
        var workload = workload(name, "true");
        active("waitFor:\n  signal: cutover-window-open\n", workload.name());
        return await(approved(workload), e -> e.holdReason() == HoldReason.SIGNAL);
    }

    private RecommendationSummary approved(Workload workload) {
        var proposed = propose(workload, "system:engine", "-10", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        return proposed;
    }

    private static SignalToGive given(String name, String key) {
        return new SignalToGive(name, key, null, "because");
    }
}
