package dev.tradewind.execution.controlm;

import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** What Control-M answers, for the fuzzer. */
public final class JobStatusFuzz {
    private JobStatusFuzz() {}

    public static void read(JsonNode answer) {
        JobStatus.observe(answer, ZoneOffset.UTC);
    }
}
