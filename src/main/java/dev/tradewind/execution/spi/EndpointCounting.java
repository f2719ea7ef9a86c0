package dev.tradewind.execution.spi;

import dev.tradewind.egress.advice.SeenEndpoints;
import java.time.Instant;

/** A target that can tell where the endpoints of a service stand. */
public interface EndpointCounting {
    /** @param at the time that the answer carries */
    SeenEndpoints endpoints(String service, Instant at);
}
