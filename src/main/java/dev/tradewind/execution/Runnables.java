package dev.tradewind.execution;

import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.workload.RunTemplate;
import dev.tradewind.workload.Workload;
import java.util.Map;
import java.util.Optional;

/** What of a workload each kind of target can run; nothing where the workload does not say how. */
final class Runnables {
    private Runnables() {}

    /** @param kind of the target, empty for this machine */
    static Optional<Work> start(Workload of, Optional<TargetSettings.Kind> kind, Map<String, String> parameters) {
        if (kind.isEmpty()) {
            return of.command().isEmpty() ? Optional.empty() : Optional.of(new Work.Command(of.command()));
        }
        var run = of.run();
        if (run == null) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case KUBERNETES -> onKubernetes(of, run);
            case NOMAD, CONTROLM -> Optional.ofNullable(run.job()).map(job -> new Work.Order(job, parameters));
        };
    }

    private static Optional<Work> onKubernetes(Workload of, RunTemplate run) {
        if (run.object() != null) {
            return Optional.of(
                    run.object().startsWith("cronjobs/")
                            ? new Work.Suspend(run.object(), false)
                            : new Work.Scale(run.object(), run.replicas()));
        }
        return Optional.ofNullable(run.image())
                .map(image -> new Work.Container(image, of.command(), of.vcpus(), of.memoryGib(), of.gpus()));
    }

    /** What ends at the place it came from, once it stands elsewhere: its replicas, or its schedule. */
    static Optional<Work> retire(Workload of) {
        var run = of.run();
        if (run == null || run.object() == null) {
            return Optional.empty();
        }
        return Optional.of(
                run.object().startsWith("cronjobs/")
                        ? new Work.Suspend(run.object(), true)
                        : new Work.Scale(run.object(), 0));
    }

    /** What the workload lacks, in words. */
    static String missing(Optional<TargetSettings.Kind> kind) {
        return kind.map(of -> switch (of) {
                    case KUBERNETES -> "the workload states neither run.image nor run.object";
                    case NOMAD, CONTROLM -> "the workload states no run.job";
                })
                .orElse("the workload states no command");
    }
}
