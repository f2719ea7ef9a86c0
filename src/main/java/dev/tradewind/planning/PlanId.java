package dev.tradewind.planning;

import java.util.UUID;

/** Names one stored plan. */
public record PlanId(UUID value) {}
