package dev.tradewind.catalog;

import java.time.Instant;
import java.util.Optional;

/** Egress prices that somebody imported, or that a live price list told; they win over the list that ships. */
public interface ToldPrices {
    /**
     * The list that held at a moment.
     *
     * @param from a site, or {@code provider:*}
     * @param to a site, {@code provider:*} or {@link EgressPrice#INTERNET}
     */
    Optional<EgressPrice> between(String from, String to, Instant at);
}
