package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/** One workload, decided now: a choice with its reasons, or why there is none. Exactly one of both is present. */
public record Decision(
        @Nullable Assignment placed, @Nullable Infeasible refused) {}
