package dev.tradewind.execution;

import dev.tradewind.execution.bench.EngineOnly;
import dev.tradewind.execution.move.BucketServer;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.DataCopy;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine with data to copy, to be killed while it does. Arguments: data directory, {@code new} or {@code adopt}, the
 * addresses of the two stores.
 */
class CopyProcess {
    private CopyProcess() {}

    public static void main(String[] arguments) {
        var settings = new ArrayList<>(List.of(
                "--tradewind.data=" + arguments[0],
                "--logging.level.root=WARN",
                "--tradewind.execution.poll=100ms",
                "--tradewind.execution.heartbeat=1s",
                "--tradewind.execution.backoff=200ms",
                "--tradewind.execution.part-bytes=1000"));
        store(settings, "old", EngineProcess.SOURCE, arguments[2]);
        store(settings, "new", EngineProcess.TARGET, arguments[3]);
        var context = EngineOnly.start(Nothing.class, settings);
        if (arguments[1].equals("new")) {
            approve(context.getBean(Workloads.class), context.getBean(Recommendations.class));
        }
        var executions = context.getBean(Executions.class);
        while (executions.latest(10).stream().anyMatch(e -> !e.state().ended())) {
            LockSupport.parkNanos(50_000_000);
        }
        for (var execution : executions.latest(10)) {
            System.out.println("ENDED " + execution.state() + " " + execution.stateReason());
            executions.copiedData(execution.id()).forEach(copied -> System.out.println("COPIED " + copied.bytesSent()));
        }
        System.out.println("SAID ALL");
        context.close();
    }

    /** Beside the engine, nothing. */
    static final class Nothing {}

    private static void store(List<String> settings, String name, String site, String url) {
        var prefix = "--tradewind.execution.stores." + name + ".";
        settings.add(prefix + "site=" + site);
        settings.add(prefix + "endpoint=" + url);
        settings.add(prefix + "bucket=data");
        settings.add(prefix + "access-key=" + BucketServer.ACCESS_KEY);
        settings.add(prefix + "secret-key=" + BucketServer.SECRET_KEY);
    }

    private static void approve(Workloads workloads, Recommendations recommendations) {
        var plain = EngineProcess.workload("copied", List.of("true"));
        var images = new DataSet(
                "images",
                EngineProcess.SOURCE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("0.001"),
                DataSetMode.MOVABLE,
                List.of(),
                new DataCopy("images/", List.of(), null, null));
        var workload = workloads.save(new Workload(
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
                List.of(images),
                plain.users(),
                plain.egressGbPerMonth(),
                plain.maxRttMillis(),
                0));
        var proposed = recommendations.propose(EngineProcess.proposal(workload));
        recommendations.approve(proposed.id(), proposed.version(), "system:test", "for the test");
    }
}
