package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * What ties a workload to where it is: a managed service, an identity, a network.
 *
 * @param name what people call it
 * @param breaks the border that it does not survive
 * @param replaceNanoUsd one-off price of a replacement; null when there is none, which rules the move out
 */
public record Coupling(String name, Border breaks, @Nullable Long replaceNanoUsd) {
    /** What a move leaves. */
    public enum Border {
        SITE,
        COUNTRY,
        PROVIDER
    }

    /** Whether a move from one site to the other breaks it. */
    public boolean isBrokenBy(CandidateSite from, CandidateSite to) {
        return switch (breaks) {
            case SITE -> !from.id().equals(to.id());
            case COUNTRY -> !from.country().equals(to.country());
            case PROVIDER -> !from.provider().equals(to.provider());
        };
    }
}
