package dev.tradewind.workflow.api;

import dev.tradewind.fuzz.FuzzTarget;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents as they come in. */
public final class EventFuzz implements FuzzTarget {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void read(byte[] input) {
        try {
            JSON.readValue(input, EventsApi.CloudEvent.class);
        } catch (JacksonException refused) {
            // answered with 400
        }
    }
}
