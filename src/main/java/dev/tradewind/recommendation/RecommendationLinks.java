package dev.tradewind.recommendation;

import java.util.UUID;

/** Paths into this module's pages. */
public final class RecommendationLinks {
    public static final String LIST = "recommendations";

    private RecommendationLinks() {}

    public static String to(UUID id) {
        return LIST + "?id=" + id;
    }
}
