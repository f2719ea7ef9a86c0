package dev.tradewind.edge.wire;

import dev.tradewind.execution.spi.Allowance;
import java.util.List;
import java.util.Map;

/**
 * A run that the site's agent starts by itself, within limits.
 *
 * @param runKey names one run for ever
 * @param environment all of it but PATH and TRADEWIND_RUN_KEY
 * @param revision grows with each change; the newest one counts
 * @param held true while people have it paused: it does not start
 * @param withdrawn true when it shall not start any more, or end if it runs
 */
public record WorkOrder(
        String runKey,
        String workload,
        List<String> command,
        Map<String, String> environment,
        long longestSeconds,
        long mostOutputBytes,
        Allowance allowance,
        long revision,
        boolean held,
        boolean withdrawn) {
    public WorkOrder {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same run under other limits. */
    public WorkOrder within(Allowance limits) {
        return with(limits, revision, held, withdrawn);
    }

    public WorkOrder held(boolean paused) {
        return with(allowance, revision, paused, withdrawn);
    }

    public WorkOrder withdraw() {
        return with(allowance, revision, held, true);
    }

    public WorkOrder revised(long next) {
        return with(allowance, next, held, withdrawn);
    }

    private WorkOrder with(Allowance limits, long number, boolean paused, boolean taken) {
        return new WorkOrder(
                runKey, workload, command, environment, longestSeconds, mostOutputBytes, limits, number, paused, taken);
    }
}
