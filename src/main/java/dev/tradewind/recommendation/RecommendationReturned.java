package dev.tradewind.recommendation;

import java.util.UUID;

/** What was approved is no longer what would be done: every approval is void, in the publishing transaction. */
public record RecommendationReturned(UUID recommendationId, String because) {}
