package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.workload.Workload;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A link that must be ordered is ordered before anything else is prepared: by a command, once, or by a person's word. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:paths;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.execution.backoff=100ms",
            "tradewind.execution.paths.cable.from=" + EngineProcess.SOURCE,
            "tradewind.execution.paths.cable.to=" + PathOrdersTest.BY_HAND,
            "tradewind.execution.paths.circuit.from=" + EngineProcess.SOURCE,
            "tradewind.execution.paths.circuit.to=" + EngineProcess.TARGET
        })
class PathOrdersTest extends Proposals {
    static final String BY_HAND = "aws:eu-west-3";
    private static final Path ORDERS =
            Path.of("target/test-data/orders-" + UUID.randomUUID()).toAbsolutePath();

    @DynamicPropertySource
    static void command(DynamicPropertyRegistry registry) {
        registry.add("tradewind.execution.paths.circuit.command[0]", () -> "sh");
        registry.add("tradewind.execution.paths.circuit.command[1]", () -> "-c");
        // fails the first time, as providers do
        registry.add(
                "tradewind.execution.paths.circuit.command[2]",
                () -> "echo \"$TRADEWIND_FROM_SITE $TRADEWIND_SITE\" >> %s; test $(wc -l < %s) -gt 1"
                        .formatted(ORDERS, ORDERS));
    }

    @Test
    void aCommandOrdersItBeforeTheRunIsAskedForAndNotAgainOnceItIsUp() throws IOException {
        Files.createDirectories(ORDERS.getParent());
        var workload = workload("circuit", "true");
        var done = await(
                approved(proposal(workload, EngineProcess.TARGET)),
                e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        var ordered = EngineProcess.SOURCE + " " + EngineProcess.TARGET;
        assertThat(Files.readAllLines(ORDERS)).containsExactly(ordered, ordered);
        assertThat(executions.signals(done.id())).singleElement().satisfies(signal -> {
            assertThat(signal.name()).isEqualTo("path-up");
            assertThat(signal.by()).isEqualTo("its command");
        });
        assertThat(executions.history(done.id()))
                .anyMatch(line -> line.line()
                        .contains("the command that orders the path %s → %s: exit code 1"
                                .formatted(EngineProcess.SOURCE, EngineProcess.TARGET)));
        assertThat(prepare(done).tries()).isEqualTo(2);
    }

    @Test
    void whereNoCommandDoesAPersonSaysThatItIsUp() {
        var workload = workload("cable", "true");
        var proposed = approved(proposal(workload, BY_HAND));
        var held = await(proposed, e -> e.holdReason() == HoldReason.PATH);
        assertThat(held.stateReason())
                .startsWith("waits for signal path-up of the path %s → %s, which must be ordered, at latest "
                        .formatted(EngineProcess.SOURCE, BY_HAND));
        assertThat(prepare(held).state()).isEqualTo(StepState.RETRYING);
        assertThat(executions.waitingForAPerson())
                .extracting(ExecutionSummary::id)
                .contains(held.id());
        assertThat(executions.awaitedSignal(held))
                .hasValueSatisfying(awaited -> assertThat(awaited.name()).isEqualTo("path-up"));
        assertThat(interventions.skippable(held)).isFalse();
        signIn(mara);
        interventions.signal(held.id(), SignalToGive.once("path-up", "ordered as PO-77, and it pings"));
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(prepare(done).tries()).as("who waits has not failed").isEqualTo(1);
        assertThat(actions(done.shortId())).contains("execution.signalled");
    }

    private static StepSummary prepare(ExecutionSummary of) {
        return of.steps().get(StepKind.PREPARE.ordinal());
    }

    private static Proposal proposal(Workload of, String to) {
        return new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + of.name(),
                null,
                of.id(),
                of.name(),
                of.owner(),
                EngineProcess.SOURCE,
                to,
                null,
                null,
                null,
                BigDecimal.TEN.negate(),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                Basis.digest(of),
                "system:engine",
                Instant.now().plusSeconds(3600));
    }

    private RecommendationSummary approved(Proposal proposal) {
        var proposed = recommendations.propose(proposal);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        return proposed;
    }
}
