package dev.tradewind.execution;

import dev.tradewind.execution.controlm.JobStatusFuzz;
import dev.tradewind.execution.nomad.AllocationsFuzz;
import dev.tradewind.fuzz.FuzzTarget;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What targets answer of a run: a word that nobody knows is never taken for an end, and never for our fault. */
public final class ExecutorFuzz implements FuzzTarget {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void read(byte[] input) {
        JsonNode answer;
        try {
            answer = JSON.readTree(input);
        } catch (JacksonException noJson) {
            return;
        }
        AllocationsFuzz.read(answer);
        JobStatusFuzz.read(answer);
    }
}
