package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.feed.ProbeRequest;
import dev.tradewind.connector.feed.Probes;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.centre.Conflicts;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.planning.Outages;
import dev.tradewind.planning.decide.PlacementAnswer;
import dev.tradewind.planning.decide.PlacementAsk;
import dev.tradewind.planning.decide.Placements;
import dev.tradewind.policy.PolicyState;
import dev.tradewind.workflow.Heard;
import dev.tradewind.workflow.Workflows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What else changes work or who may carry it out: by people whose roles hold for one team's production, and for all. */
class ScopedActionsTest extends Proposals {
    private static final Set<String> ROLES = Set.of("ANALYST", "OPERATOR", "APPROVER");

    @Autowired
    private Imports imports;

    @Autowired
    private Workflows workflows;

    @Autowired
    private Heard heard;

    @Autowired
    private Placements placements;

    @Autowired
    private dev.tradewind.planning.PlacedRuns placedRuns;

    @Autowired
    private Outages outages;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private Probes probes;

    private Person search = nobody();
    private Person searchToo = nobody();
    private Person payments = nobody();
    private Person everywhere = nobody();

    @BeforeEach
    void limited() {
        search = limited("search");
        searchToo = limited("search");
        payments = limited("payments");
        everywhere = create();
    }

    @Test
    void aFileBringsOnlyWorkloadsWithinTheScopeOfWhoBringsIt() {
        signIn(payments);
        var refused = bring("search", 4);
        assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
        assertThat(refused.message()).contains("OPERATOR for owner search in environment production");
        assertThat(workloads.byName("brought-" + suffix)).isEmpty();
        assertThat(actions(refused.id().toString())).contains("import.ended");

        signIn(search);
        assertThat(bring("search", 5).state()).isEqualTo(ImportState.IMPORTED);

        signIn(payments);
        assertThat(bring("payments", 6).state()).as("taken over from search").isEqualTo(ImportState.REFUSED);
        assertThat(workloads.byName("brought-" + suffix).orElseThrow().owner()).isEqualTo("search");

        signIn(everywhere);
        assertThat(bring("payments", 7).state()).isEqualTo(ImportState.IMPORTED);
    }

    @Test
    void anAnalystWhoOperatesNothingBringsFilesAsEver() {
        var analyst = people.create("an-" + suffix, "An", "correct horse battery", Set.of("ANALYST"), Set.of());
        signIn(analyst);
        assertThat(bring("search", 8).state()).isEqualTo(ImportState.IMPORTED);
    }

    @Test
    void aPolicyIsDraftedAndDecidedOnWhereItReaches() {
        var narrow =
                "name: n-%s\napplies:\n  owner: search\n  environment: production\n  team: nobody\nlimits:\n  maxRttMillis: 50\n"
                        .formatted(suffix);
        var wide = "name: w-%s\napplies:\n  environment: production\nlimits:\n  maxRttMillis: 50\n".formatted(suffix);
        assertThatThrownBy(() -> policies.draft(narrow, payments)).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> policies.draft(wide, search))
                .isInstanceOf(OutOfScope.class)
                .hasMessageContaining("owner (every)");
        assertThat(policies.mayDraft(wide, search)).isFalse();

        var draft = policies.draft(narrow, search);
        assertThat(policies.mayDecide(draft, payments)).isFalse();
        assertThatThrownBy(() -> policies.activate(draft.id(), payments, "agreed"))
                .isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> policies.withdraw(draft.id(), payments, "no")).isInstanceOf(OutOfScope.class);
        assertThat(policies.activate(draft.id(), searchToo, "agreed").state()).isEqualTo(PolicyState.ACTIVE);
        assertThatThrownBy(() -> policies.retire(draft.id(), payments, "gone")).isInstanceOf(OutOfScope.class);
        assertThat(policies.byId(draft.id()).state()).isEqualTo(PolicyState.ACTIVE);
        assertThat(policies.retire(draft.id(), search, "gone").state()).isEqualTo(PolicyState.RETIRED);
    }

    @Test
    void aPolicyOfAllIsNotReplacedByOneOfTheirOwn() {
        var wide = policies.draft(
                "name: g-%s\napplies:\n  team: nobody\nlimits:\n  maxRttMillis: 50\n".formatted(suffix), everywhere);
        policies.activate(wide.id(), create(), "agreed");
        var own = policies.draft(
                "name: g-%s\napplies:\n  owner: search\n  environment: production\n  team: nobody\nlimits:\n  maxRttMillis: 500\n"
                        .formatted(suffix),
                search);
        assertThatThrownBy(() -> policies.activate(own.id(), searchToo, "smaller"))
                .isInstanceOf(OutOfScope.class);
        assertThat(policies.byId(wide.id()).state()).isEqualTo(PolicyState.ACTIVE);
        policies.retire(wide.id(), everywhere, "end of test");
    }

    @Test
    void capacityIsHeldGivenBackAndUsedByOperatorsOfItsWorkload() {
        signIn(everywhere);
        assertThat(bring("search", 2).state()).isEqualTo(ImportState.IMPORTED);
        var ask = new PlacementAsk("brought-" + suffix, null, 60, null);
        signIn(search);
        var held = decide(ask);
        assertThat(held.placed()).isNotNull();
        signIn(payments);
        assertThat(placements
                        .decide(new PlacementAsk("brought-" + suffix, null, null, null), "p")
                        .placed())
                .as("asking holds nothing")
                .isNotNull();
        assertThatThrownBy(() -> placements.decide(ask, "p")).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> placements.release(held.id(), "p")).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> placements.order(held.id(), "p")).isInstanceOf(OutOfScope.class);
        signIn(search);
        var run = placements.order(held.id(), search.id().toString()).orElseThrow();
        signIn(payments);
        assertThatThrownBy(() -> placedRuns.cancel(run.id(), "not theirs")).isInstanceOf(OutOfScope.class);
        signIn(search);
        placedRuns.cancel(run.id(), "not needed");
        assertThat(actions(run.id().toString())).containsExactly("placed-run.ordered", "placed-run.cancelled");
    }

    @Test
    void aWorkflowIsOperatedByWhoOperatesAllThatItRuns() {
        var job = workload("job", "true");
        var yaml = "name: flow-%s\nowner: data\nevents: [com.example.%s]\njobs:\n  - {name: a, workload: %s}\n"
                .formatted(suffix, suffix, job.name());
        assertThatThrownBy(() -> workflows.save(yaml, payments)).isInstanceOf(OutOfScope.class);
        signIn(search);
        var saved = workflows.save(yaml, search);
        assertThat(workflows.mayOperate(saved.workflow(), payments)).isFalse();
        assertThat(workflows.mayOperate(saved.workflow(), search)).isTrue();
        var name = saved.workflow().name();
        assertThatThrownBy(() -> workflows.start(name, "now", payments)).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> heard.hear("/s", "e-" + suffix, "com.example." + suffix, payments))
                .isInstanceOf(OutOfScope.class);
        assertThat(workflows.runs(name)).isEmpty();
        assertThat(heard.hear("/s", "e-" + suffix, "com.example." + suffix, search)
                        .runs())
                .as("the refused one was not heard")
                .hasSize(1);
        var run = workflows.runs(name).getFirst();
        assertThatThrownBy(() -> workflows.passOver(run.shortId(), "a", "why", payments))
                .isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> workflows.retry(run.shortId(), "a", "why", payments))
                .isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> workflows.cancel(run.shortId(), "why", payments))
                .isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> workflows.retire(name, "why", payments)).isInstanceOf(OutOfScope.class);
        workflows.cancel(run.shortId(), "why", search);
        workflows.retire(name, "why", search);
    }

    @Test
    void whatBelongsToNobodyTakesARoleThatHoldsEverywhere() {
        signIn(search);
        assertThatThrownBy(() -> outages.report("aws:us-east-1", null, "dark")).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> outages.restore(UUID.randomUUID(), "back")).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> probes.add(new ProbeRequest("tcp://127.0.0.1:1", "aws:us-east-1", "aws:us-west-2", 5)))
                .isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> probes.remove("probe-none")).isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> conflicts.decide(Long.MAX_VALUE, 0, EdgeConflict.Choice.SITE, null, "why", "p"))
                .isInstanceOf(OutOfScope.class);
        assertThatThrownBy(() -> conflicts.restore("c", "d", "v", "why")).isInstanceOf(OutOfScope.class);

        signIn(everywhere);
        assertThat(catchThrowable(() -> outages.restore(UUID.randomUUID(), "back")))
                .hasMessageContaining("no outage");
        assertThat(catchThrowable(
                        () -> conflicts.decide(Long.MAX_VALUE, 0, EdgeConflict.Choice.SITE, null, "why", "p")))
                .hasMessageContaining("no conflict");
        assertThat(probes.remove("probe-none")).isEmpty();
    }

    private PlacementAnswer decide(PlacementAsk ask) {
        var latest = Instant.now().plusSeconds(20);
        while (true) {
            try {
                return placements.decide(ask, search.id().toString());
            } catch (NoSuchElementException notYet) {
                if (Instant.now().isAfter(latest)) {
                    throw notYet;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    /** @param vcpus makes it another file */
    private ImportReceipt bring(String owner, int vcpus) {
        var yaml = """
                workloads:
                  - name: brought-%s
                    kind: BATCH
                    owner: %s
                    environment: production
                    site: aws:us-east-1
                    vcpus: %d
                    durationHours: 2
                    window: {schedule: "0 0 * * * *", slackHours: 40}
                """.formatted(suffix, owner, vcpus);
        return imports.importNow(
                "workloads-" + suffix + ".yaml",
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
                new ImportOptions(null));
    }

    private Person create() {
        return people.create("s" + UUID.randomUUID(), "Somebody", "correct horse battery", ROLES, Set.of("platform"));
    }

    private Person limited(String owner) {
        var scopes =
                Set.of(new RoleScope("OPERATOR", owner, "production"), new RoleScope("APPROVER", owner, "production"));
        return people.grant(create().id(), ROLES, Set.of("platform"), scopes, UUID.randomUUID());
    }
}
