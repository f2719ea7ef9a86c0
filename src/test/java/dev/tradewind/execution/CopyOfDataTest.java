package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.execution.move.BucketServer;
import dev.tradewind.execution.ui.CopiedDataShown;
import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.SampleCopy;
import dev.tradewind.workload.DataCopy;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies of data that a plan wants: made or dropped without moving any work, recorded for all who use them, and undone. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:copies;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.execution.poll=50ms",
            "tradewind.execution.part-bytes=1000",
            "tradewind.execution.stores.old.site=" + EngineProcess.SOURCE,
            "tradewind.execution.stores.old.bucket=data",
            "tradewind.execution.stores.old.prefix=lake/",
            "tradewind.execution.stores.old.access-key=" + BucketServer.ACCESS_KEY,
            "tradewind.execution.stores.old.secret-key=" + BucketServer.SECRET_KEY,
            "tradewind.execution.stores.new.site=" + EngineProcess.TARGET,
            "tradewind.execution.stores.new.bucket=data",
            "tradewind.execution.stores.new.access-key=" + BucketServer.ACCESS_KEY,
            "tradewind.execution.stores.new.secret-key=" + BucketServer.SECRET_KEY
        })
@Import(CopiedDataShown.class)
class CopyOfDataTest extends Proposals {
    private static final BucketServer OLD = new BucketServer();
    private static final BucketServer NEW = new BucketServer();

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("tradewind.execution.stores.old.endpoint", OLD::url);
        registry.add("tradewind.execution.stores.new.endpoint", NEW::url);
    }

    @Autowired
    CopiedDataShown shown;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @AfterAll
    static void stop() {
        OLD.close();
        NEW.close();
    }

    @Test
    void copiesRecordsForAllWhoUseItAndUndoesBoth() {
        OLD.has("lake/" + suffix + "/a", bytes(300));
        OLD.has("lake/" + suffix + "/b", bytes(3500));
        var writer = user("writer", new DataCopy(suffix + "/", List.of(), null, null));
        var reader = user("reader", null);
        var proposed = approved(writer, true);

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(done.executor()).isEqualTo(CopyWork.ID);
        assertThat(NEW.content(suffix + "/a")).isEqualTo(bytes(300));
        assertThat(NEW.content(suffix + "/b")).isEqualTo(bytes(3500));
        assertThat(copiesOf(writer)).containsExactly(EngineProcess.TARGET);
        assertThat(copiesOf(reader)).containsExactly(EngineProcess.TARGET);
        assertThat(workloads.byId(writer.id()).orElseThrow().siteId())
                .as("no work moves")
                .isEqualTo(EngineProcess.SOURCE);
        assertThat(workloads
                        .byId(writer.id())
                        .orElseThrow()
                        .dataSets()
                        .getFirst()
                        .siteId())
                .as("the original stays")
                .isEqualTo(EngineProcess.SOURCE);
        assertThat(detail(done, StepKind.PREPARE)).contains("2 objects", "checked by SHA-256");
        assertThat(done.steps().get(StepKind.DISPATCH.ordinal()).state()).isEqualTo(StepState.SKIPPED);
        assertThat(detail(done, StepKind.CUT_OVER))
                .isEqualTo("a copy of images-%s at %s is recorded in %s, %s"
                        .formatted(suffix, EngineProcess.TARGET, reader.name(), writer.name()));
        assertThat(done.specSha256()).as("nothing was run").isNull();
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.SUCCEEDED);
        assertThat(actions(done.shortId())).containsSubsequence("execution.data-copied", "execution.succeeded");
        assertThat(actions("images-" + suffix + " of " + EngineProcess.SOURCE))
                .containsExactly("data-set.copy-recorded");
        assertThat(shown.of(done))
                .contains("copies images-" + suffix, "images-" + suffix + ", copied", "Reading costs less")
                .doesNotContain("Nothing was run");

        signIn(mara);
        interventions.rollBack(done.id(), "too dear after all");
        var undone = await(proposed, e -> e.state() == ExecutionState.COMPENSATED);
        assertThat(detail(undone, StepKind.PREPARE)).contains("2 objects that we had made removed");
        assertThat(NEW.keys()).doesNotContain(suffix + "/a", suffix + "/b");
        assertThat(OLD.keys()).contains("lake/" + suffix + "/a", "lake/" + suffix + "/b");
        assertThat(copiesOf(writer)).isEmpty();
        assertThat(copiesOf(reader)).isEmpty();
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.ROLLED_BACK);
    }

    @Test
    void whereTheDataSetDoesNotSayHowAPersonCopiesItAndConfirms() {
        var writer = user("writer", null);
        var proposed = approved(writer, true);
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.holdReason()).isEqualTo(HoldReason.MANUAL);
        assertThat(held.executor()).isEqualTo(ByHand.ID);
        assertThat(held.stateReason())
                .startsWith("a person must copy data set images-%s from %s to %s"
                        .formatted(suffix, EngineProcess.SOURCE, EngineProcess.TARGET));
        assertThat(copiesOf(writer)).as("nothing is recorded before").isEmpty();
        assertThat(interventions.skippable(held)).isFalse();

        signIn(mara);
        interventions.confirmApplied(held.id(), "rclone of tonight");
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(detail(done, StepKind.DISPATCH)).contains("rclone of tonight");
        assertThat(copiesOf(writer)).containsExactly(EngineProcess.TARGET);

        interventions.rollBack(done.id(), "not needed");
        await(proposed, e -> e.state() == ExecutionState.COMPENSATED);
        assertThat(copiesOf(writer)).isEmpty();
    }

    @Test
    void aDropIsConfirmedByAPersonAndRemovesOnlyWhatWasCopiedByUs() {
        OLD.has("lake/" + suffix + "/a", bytes(300));
        OLD.has("lake/" + suffix + "/b", bytes(400));
        OLD.has("lake/" + suffix + "/c", bytes(500));
        NEW.has(suffix + "/c", bytes(500));
        var writer = user("writer", new DataCopy(suffix + "/", List.of(), null, null));
        assertThat(await(approved(writer, true), e -> e.state().ended()).state())
                .isEqualTo(ExecutionState.SUCCEEDED);
        NEW.has(suffix + "/b", bytes(7));

        var drop = approved(workloads.byId(writer.id()).orElseThrow(), false);
        var held = await(drop, e -> e.state() == ExecutionState.HELD);
        assertThat(held.stateReason()).startsWith("a person must see to it that nobody reads the copy of images-");
        assertThat(NEW.keys()).contains(suffix + "/a");
        assertThat(copiesOf(writer)).containsExactly(EngineProcess.TARGET);
        signIn(mara);
        interventions.confirmApplied(held.id(), "the readers are gone");
        var done = await(drop, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(copiesOf(writer)).isEmpty();
        assertThat(NEW.keys())
                .as("ours goes, what others wrote and what was there before stays")
                .doesNotContain(suffix + "/a")
                .contains(suffix + "/b", suffix + "/c");
        assertThat(executions.history(done.id()))
                .anyMatch(line ->
                        line.line().contains("1 objects that we had made removed, 1 that had been there before stay"));
        assertThatThrownBy(() -> interventions.rollBack(done.id(), "oops"))
                .hasMessageContaining("rolling back does not bring them back");
    }

    @Test
    void aDropOfACopyThatWeDidNotMakeTouchesNoData() {
        NEW.has(suffix + "/a", bytes(300));
        var writer = user("writer", null, EngineProcess.TARGET);
        var drop = approved(writer, false);
        var held = await(drop, e -> e.state() == ExecutionState.HELD);
        signIn(mara);
        interventions.confirmApplied(held.id(), "the readers are gone");
        var done = await(drop, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(NEW.keys()).contains(suffix + "/a");
        assertThat(copiesOf(writer)).isEmpty();
        interventions.rollBack(done.id(), "they are back");
        await(drop, e -> e.state() == ExecutionState.COMPENSATED);
        assertThat(copiesOf(writer)).containsExactly(EngineProcess.TARGET);
    }

    @Test
    void whatChangedAboutTheDataSetSendsItBackToReview() {
        var writer = user("writer", new DataCopy(suffix + "/", List.of(), null, null));
        var proposed = proposed(writer, true);
        user("another", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var ended = await(proposed, e -> e.state().ended());
        assertThat(ended.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.IN_REVIEW);
        assertThat(now(proposed).stateReason()).contains("was changed since this was worked out");
    }

    @Test
    void mustNotLieWhereAnyUserOfTheDataMayNotHaveIt() {
        var writer = user("writer", new DataCopy(suffix + "/", List.of(), null, null));
        var german = user("german", null);
        active("limits:\n  jurisdictions: [DE]\n", german.name());
        var proposed = approved(writer, true);
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(now(proposed).stateReason()).contains("but the target is");
    }

    @Test
    void aReplicatedSetThatSaysHowItIsCopiedStaysWhenItsWorkloadMoves() {
        OLD.has("lake/" + suffix + "/a", bytes(300));
        var writer = user("writer", new DataCopy(suffix + "/", List.of(), null, null));
        var move = propose(writer, "system:engine", "-5", null);
        approvals.approve(move.id(), move.version(), "fine", jon);
        assertThat(await(move, e -> e.state().ended()).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(NEW.keys()).doesNotContain(suffix + "/a");
        assertThat(workloads
                        .byId(writer.id())
                        .orElseThrow()
                        .dataSets()
                        .getFirst()
                        .siteId())
                .isEqualTo(EngineProcess.SOURCE);
    }

    private RecommendationSummary approved(Workload of, boolean makes) {
        var proposed = proposed(of, makes);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        return proposed;
    }

    /** As a plan leaves it. */
    private RecommendationSummary proposed(Workload of, boolean makes) {
        PlannedReplica wanted = SampleCopy.of(of, EngineProcess.TARGET, makes, makes ? "-12" : "-7");
        transaction.executeWithoutResult(
                status -> events.publishEvent(SampleCopy.plan("P-" + suffix, of, Set.of(), wanted)));
        return recommendations.open().stream()
                .filter(each -> each.workloadId().equals(of.id()) && each.copiesData())
                .filter(each -> each.state().undecided())
                .findFirst()
                .orElseThrow();
    }

    private Workload user(String name, @Nullable DataCopy copy, String... replicas) {
        var plain = EngineProcess.workload(name + "-" + suffix, List.of("true"));
        return workloads.save(new Workload(
                plain.id(),
                plain.name(),
                plain.kind(),
                plain.owner(),
                plain.environment(),
                plain.labels(),
                plain.siteId(),
                plain.vcpus(),
                plain.memoryGib(),
                plain.gpus(),
                plain.watts(),
                plain.utilisation(),
                plain.durationHours(),
                plain.window(),
                plain.interruptible(),
                plain.command(),
                List.of(new DataSet(
                        "images-" + suffix,
                        EngineProcess.SOURCE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        new BigDecimal("0.00001"),
                        DataSetMode.REPLICATED,
                        List.of(replicas),
                        copy)),
                plain.users(),
                plain.egressGbPerMonth(),
                plain.maxRttMillis(),
                0));
    }

    private List<String> copiesOf(Workload of) {
        return workloads.byId(of.id()).orElseThrow().dataSets().getFirst().replicas();
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new java.util.Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String detail(ExecutionSummary of, StepKind step) {
        return of.steps().get(step.ordinal()).detail();
    }
}
