package dev.tradewind.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a workflow: a run of a workload where that stands.
 *
 * @param workload by name
 * @param after what must have ended first, all of it
 * @param parameters handed to the run beside ours
 * @param expectedMinutes how long it usually takes
 * @param holdUntil the grid that it waits for once its turn has come; null for none
 */
public record Job(
        String name,
        String workload,
        List<After> after,
        Map<String, String> parameters,
        int expectedMinutes,
        @Nullable HoldUntil holdUntil) {
    public Job {
        after = List.copyOf(after);
        parameters = Map.copyOf(parameters);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "job '" + name + "': expected at most 40 lower-case letters, digits, dashes");
        }
        if (expectedMinutes < 1 || expectedMinutes > 10_080) {
            throw new IllegalArgumentException(
                    "job %s: expectedMinutes is %d; expected 1 to 10080".formatted(name, expectedMinutes));
        }
    }

    /** Of one that waits for no grid. */
    public Job(String name, String workload, List<After> after, Map<String, String> parameters, int expectedMinutes) {
        this(name, workload, after, parameters, expectedMinutes, null);
    }

    /** @param on how the other must have ended */
    public record After(String job, On on) {}

    /** How a job that is waited for must have ended. */
    public enum On {
        SUCCESS,
        FAILURE,
        /** Either way. */
        END;

        boolean meets(JobState state) {
            return switch (this) {
                case SUCCESS -> state == JobState.SUCCEEDED;
                case FAILURE -> state == JobState.FAILED;
                case END -> state.ended();
            };
        }
    }
}
