package dev.tradewind.execution;

import dev.tradewind.execution.bench.EngineOnly;
import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.event.EventListener;

/**
 * What the kill test starts and kills: the engine and its database. It stands still, for ever, at the point that it was
 * told.
 *
 * <p>Arguments: data directory, {@code new} or {@code adopt}, point to stand still at ({@code STEP:STATE} or {@code -}),
 * and with {@code new} the command to run.
 */
class EngineProcess {
    static final String TARGET = "aws:eu-north-1";
    static final String SOURCE = "aws:eu-central-1";

    private final String standStillAt;

    EngineProcess() {
        this.standStillAt = System.getProperty("standStillAt", "-");
    }

    /** Says where it is, and stands still where it was told to, so that a kill hits exactly there. */
    @EventListener
    void at(StepCommitted committed) throws InterruptedException {
        var point = committed.step() + ":" + committed.state();
        System.out.println("AT " + point);
        if (point.equals(standStillAt)) {
            System.out.println("STANDING");
            new CountDownLatch(1).await();
        }
    }

    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        System.setProperty("standStillAt", arguments[2]);
        var context = start(data);
        if (arguments[1].equals("new")) {
            approve(
                    context.getBean(Workloads.class),
                    context.getBean(Recommendations.class),
                    List.of(arguments).subList(3, arguments.length));
        }
        var executions = context.getBean(Executions.class);
        while (executions.latest(10).stream().anyMatch(e -> !e.state().ended())) {
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        for (var execution : executions.latest(10)) {
            System.out.println("ENDED " + execution.state() + " " + execution.stateReason());
        }
        context.close();
    }

    static org.springframework.context.ConfigurableApplicationContext start(Path data) {
        return EngineOnly.start(
                EngineProcess.class,
                List.of(
                        "--tradewind.data=" + data,
                        "--logging.level.root=WARN",
                        "--tradewind.execution.poll=100ms",
                        "--tradewind.execution.heartbeat=1s",
                        "--tradewind.execution.backoff=200ms"));
    }

    static UUID approve(Workloads workloads, Recommendations recommendations, List<String> command) {
        var workload = workloads.save(
                workload("nightly-" + UUID.randomUUID().toString().substring(0, 8), command));
        var proposed = recommendations.propose(proposal(workload));
        recommendations.approve(proposed.id(), proposed.version(), "system:test", "for the test");
        return proposed.id();
    }

    static Workload workload(String name, List<String> command) {
        return new Workload(
                UUID.randomUUID(),
                name,
                WorkloadKind.BATCH,
                "search",
                "production",
                Map.of(),
                SOURCE,
                4,
                16,
                0,
                null,
                0.5,
                1.0,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                command,
                new ArrayList<>(),
                new ArrayList<>(),
                BigDecimal.ZERO,
                null,
                0);
    }

    static Proposal proposal(Workload workload) {
        return new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + workload.name(),
                null,
                workload.id(),
                workload.name(),
                workload.owner(),
                SOURCE,
                TARGET,
                null,
                null,
                null,
                new BigDecimal("-12.50"),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                Basis.digest(workload),
                "system:test",
                Instant.now().plusSeconds(3600));
    }
}
