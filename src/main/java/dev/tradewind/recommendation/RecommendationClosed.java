package dev.tradewind.recommendation;

import java.util.UUID;

/** It will not be carried out (any more): expired, superseded, withdrawn or cancelled. */
public record RecommendationClosed(UUID recommendationId, RecommendationState state, String because) {}
