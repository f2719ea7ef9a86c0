package dev.tradewind.execution.nomad;

import tools.jackson.databind.JsonNode;

/** What Nomad answers, for the fuzzer. */
public final class AllocationsFuzz {
    private AllocationsFuzz() {}

    public static void read(JsonNode answer) {
        Allocations.observe("fuzz", answer.path("job"), answer.path("allocations"));
    }
}
