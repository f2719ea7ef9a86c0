package dev.tradewind.recommendation;

import java.util.UUID;

/** It waits for decisions; published inside the transaction that proposed it. */
public record RecommendationProposed(UUID recommendationId) {}
