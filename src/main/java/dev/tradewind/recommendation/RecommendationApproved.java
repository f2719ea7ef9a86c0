package dev.tradewind.recommendation;

import java.util.UUID;

/** It has all the decisions it needs; published inside the transaction that approved it. */
public record RecommendationApproved(UUID recommendationId, String digest) {}
