package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.execution.move.BucketServer;
import dev.tradewind.execution.ui.CopiedDataShown;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.workload.DataCopy;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Data that go with a workload: copied before dispatch, checked, stopped at their budget, and removed when it is undone. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:moves;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
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
class DataMovesTest extends Proposals {
    private static final BucketServer OLD = new BucketServer();
    private static final BucketServer NEW = new BucketServer();
    private static final String GIGABYTES = "0.00001";

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("tradewind.execution.stores.old.endpoint", OLD::url);
        registry.add("tradewind.execution.stores.new.endpoint", NEW::url);
    }

    @Autowired
    CopiedDataShown shown;

    @AfterEach
    void answering() {
        OLD.silent = false;
        NEW.silent = false;
    }

    @AfterAll
    static void stop() {
        OLD.close();
        NEW.close();
    }

    @Test
    void copiesWhatGoesAlongBeforeDispatchAndTakesBackOnlyWhatItMade() {
        var small = bytes(300);
        var large = bytes(3500);
        old("a", small);
        old("b", large);
        old("c", new byte[0]);
        old("d", bytes(20));
        NEW.has(name("d"), bytes(20));
        var workload = with(objects(null, GIGABYTES));
        var proposed = approved(workload);

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(NEW.content(name("a"))).isEqualTo(small);
        assertThat(NEW.content(name("b"))).isEqualTo(large);
        assertThat(NEW.content(name("c"))).isEmpty();
        assertThat(step(done).detail())
                .isEqualTo("images: 4 objects, 0.000 GB from store old to new, checked by SHA-256");
        assertThat(workloads.byId(workload.id()).orElseThrow().dataSets())
                .extracting(DataSet::siteId)
                .containsExactly(EngineProcess.TARGET);
        assertThat(executions.copiedData(done.id())).singleElement().satisfies(copied -> {
            assertThat(copied.state()).isEqualTo("COPIED");
            assertThat(copied.bytesDone()).isEqualTo(3820);
            assertThat(copied.bytesSent())
                    .as("what was there before was not sent")
                    .isEqualTo(3800);
            assertThat(copied.objectsDone()).isEqualTo(4);
        });
        assertThat(executions.copyBills(done.id())).singleElement().satisfies(bill -> {
            assertThat(bill.told()).isFalse();
            assertThat(bill.countedGigabytes()).isEqualByComparingTo("0.0000038");
            assertThat(bill.words()).startsWith("cannot be told from the bill, because ");
        });
        assertThat(shown.of(done)).contains("Billed: cannot be told from the bill, because");
        assertThat(shown.of(done)).contains("images, copied", "4 of 4 objects", "budget USD");
        assertThat(actions(done.shortId()))
                .containsSubsequence("execution.data-copy-begun", "execution.data-copied", "execution.succeeded");
        assertThat(executions.history(done.id())).anyMatch(line -> line.line().contains("checked by SHA-256"));

        NEW.has(name("c"), bytes(7));
        signIn(mara);
        interventions.rollBack(done.id(), "users complain");
        var undone = await(proposed, e -> e.state() == ExecutionState.COMPENSATED);
        assertThat(step(undone).detail())
                .isEqualTo("images: 2 objects that we had made removed, 1 that had been there before stay,"
                        + " 1 that others wrote since stay");
        assertThat(NEW.keys()).contains(name("c"), name("d")).doesNotContain(name("a"), name("b"));
        assertThat(OLD.keys()).contains("lake/" + name("a"), "lake/" + name("b"), "lake/" + name("c"));
        assertThat(workloads.byId(workload.id()).orElseThrow().dataSets())
                .extracting(DataSet::siteId)
                .containsExactly(EngineProcess.SOURCE);
    }

    @Test
    void sendsNothingBeyondItsEgressBudgetUntilAnApproverRaisesIt() {
        old("a", bytes(900));
        var workload = with(objects(null, "0.0000001"));
        var proposed = recommendations.propose(proposal(
                workload,
                dev.tradewind.recommendation.RecommendationKind.PLACEMENT,
                mara.id().toString(),
                "-5",
                null));
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);

        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.holdReason()).isEqualTo(HoldReason.BUDGET);
        assertThat(held.stateReason()).contains("nothing was copied yet", "the egress budget of images is USD");
        assertThat(jdbc.sql("select audience from event_outbox where type = ? and subject = ?")
                        .params("dev.tradewind.execution.budget-used-up", "execution/" + held.shortId())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("APPROVER", "OPERATOR");
        assertThat(NEW.keys()).doesNotContain(name("a"));
        assertThat(executions.waitingForAPerson())
                .extracting(ExecutionSummary::id)
                .contains(held.id());

        signIn(mara);
        assertThatThrownBy(() -> interventions.raiseEgressBudget(held.id(), BigDecimal.ONE, "needed"))
                .hasMessageContaining("You proposed this");
        signIn(jon);
        assertThatThrownBy(() -> interventions.raiseEgressBudget(held.id(), BigDecimal.ZERO, "needed"))
                .hasMessageContaining("raise it above that");
        interventions.raiseEgressBudget(held.id(), BigDecimal.ONE, "the data have grown");
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(NEW.content(name("a"))).hasSize(900);
        assertThat(actions(done.shortId())).contains("execution.egress-budget-raised");
    }

    @Test
    void cancelledAtItsBudgetItLeavesNothingBehind() {
        old("a", bytes(900));
        var proposed = approved(with(objects(null, "0.0000001")));
        var held = await(proposed, e -> e.holdReason() == HoldReason.BUDGET);
        signIn(mara);
        interventions.cancel(held.id(), "too dear");
        var ended = await(proposed, e -> e.state().ended());
        assertThat(ended.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(NEW.keys()).doesNotContain(name("a"));
    }

    @Test
    void writesOverNothingThatIsNotItsOwn() {
        old("a", bytes(300));
        old("b", bytes(300));
        var others = "somebody else's".getBytes(StandardCharsets.UTF_8);
        NEW.has(name("b"), others);
        var ended =
                await(approved(with(objects(null, GIGABYTES))), e -> e.state().ended());
        assertThat(ended.state()).isEqualTo(ExecutionState.COMPENSATED);
        assertThat(ended.stateReason()).contains("another object named", "nothing is written over");
        assertThat(NEW.content(name("b"))).isEqualTo(others);
        assertThat(NEW.keys()).doesNotContain(name("a"));
    }

    @Test
    void asksAStoreThatDoesNotAnswerAgainAndTakesSilenceForNothing() {
        old("a", bytes(300));
        NEW.silent = true;
        var proposed = approved(with(objects(null, GIGABYTES)));
        var unknown = await(proposed, e -> e.state() == ExecutionState.UNKNOWN);
        assertThat(unknown.stateReason()).contains("asking again", "store new");
        NEW.silent = false;
        signIn(mara);
        interventions.retry(unknown.id(), "it is back");
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void copiesAgainWhatChangedAtTheSourceSinceItWasListed() {
        old("a", bytes(300));
        old("b", bytes(2500));
        var later = bytes(2700);
        OLD.trap = moment -> {
            if (moment.startsWith("before GET lake/" + suffix + "/b")) {
                OLD.trap = ignored -> false;
                old("b", later);
            }
            return false;
        };
        var done =
                await(approved(with(objects(null, GIGABYTES))), e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(NEW.content(name("b"))).isEqualTo(later);
        assertThat(executions.copiedData(done.id())).singleElement().satisfies(copied -> {
            assertThat(copied.bytes()).isEqualTo(3000);
            assertThat(copied.bytesDone()).isEqualTo(3000);
        });
        assertThat(NEW.openUploads()).as("uploads left behind").isZero();
    }

    @Test
    void aCommandThatCopiesIsWatchedAndStoppedAtItsBudget() {
        var workload = with(new DataSet(
                "images",
                EngineProcess.SOURCE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("2"),
                DataSetMode.MOVABLE,
                List.of(),
                new DataCopy(
                        null,
                        List.of(
                                "sh",
                                "-c",
                                "echo 'tradewind: bytes=9000000000 of-bytes=9500000000 objects=2'; sleep 60"),
                        null,
                        null)));
        var proposed = approved(workload);
        var held = await(proposed, e -> e.holdReason() == HoldReason.BUDGET);
        assertThat(held.stateReason()).contains("9.00 GB cost USD");
        assertThat(executions.copiedData(held.id())).singleElement().satisfies(copied -> {
            assertThat(copied.bytesDone()).isEqualTo(9_000_000_000L);
            assertThat(copied.objectsDone()).isEqualTo(2);
        });
        signIn(mara);
        interventions.cancel(held.id(), "too dear");
        var ended = await(proposed, e -> e.state().ended());
        assertThat(step(ended).detail()).contains("what its command copied stays");
    }

    @Test
    void aCommandThatEndsWellIsACopyAndTheWorkloadFollows() {
        var workload = with(new DataSet(
                "images",
                EngineProcess.SOURCE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("2"),
                DataSetMode.MOVABLE,
                List.of(),
                new DataCopy(
                        null,
                        List.of("sh", "-c", "echo \"tradewind: bytes=$((${#TRADEWIND_DATA_SET} * 1000))\""),
                        null,
                        null)));
        var done = await(approved(workload), e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(executions.copiedData(done.id()))
                .singleElement()
                .satisfies(copied -> assertThat(copied.bytesSent()).isEqualTo(6000));
    }

    private RecommendationSummary approved(Workload of) {
        var proposed = propose(of, "system:engine", "-5", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        return proposed;
    }

    private Workload with(DataSet data) {
        var plain = EngineProcess.workload("moves-" + suffix, List.of("true"));
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
                List.of(data),
                plain.users(),
                plain.egressGbPerMonth(),
                plain.maxRttMillis(),
                0));
    }

    private DataSet objects(@Nullable String mostUsd, String sizeGigabytes) {
        return new DataSet(
                "images",
                EngineProcess.SOURCE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal(sizeGigabytes),
                DataSetMode.MOVABLE,
                List.of(),
                new DataCopy(suffix + "/", List.of(), null, mostUsd == null ? null : new BigDecimal(mostUsd)));
    }

    private String name(String key) {
        return suffix + "/" + key;
    }

    private void old(String key, byte[] content) {
        OLD.has("lake/" + suffix + "/" + key, content);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new java.util.Random(length).nextBytes(bytes);
        return bytes;
    }

    private static StepSummary step(ExecutionSummary of) {
        return of.steps().get(StepKind.PREPARE.ordinal());
    }
}
