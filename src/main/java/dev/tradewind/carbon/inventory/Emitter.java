package dev.tradewind.carbon.inventory;

import dev.tradewind.workload.Workload;

/**
 * Who emitted: a workload of the catalog, or use that a bill names and the catalog does not know.
 *
 * @param owner and {@code environment}: {@code unknown} of use that only a bill knows
 */
public record Emitter(String name, String owner, String environment) {
    /** What a bill names nobody for. */
    public static final String UNNAMED = "not named in the bill";

    /** Owner and environment of use that only a bill knows. */
    public static final String UNKNOWN = "unknown";

    static Emitter of(Workload workload) {
        return new Emitter(workload.name(), workload.owner(), workload.environment());
    }

    static Emitter billed(String name) {
        return new Emitter(name, UNKNOWN, UNKNOWN);
    }
}
