package dev.tradewind.recommendation;

/** What a recommendation would change. */
public enum RecommendationKind {
    PLACEMENT("Move"),
    TIME_SHIFT("Shift"),
    EVACUATION("Evacuate"),
    ROUTING("Route"),
    PRIVATE_ENDPOINT("Endpoint"),
    REPLICA("Replica"),
    CDN("CDN"),
    COMPRESSION("Compress");

    private final String word;

    RecommendationKind(String word) {
        this.word = word;
    }

    /** The one word that the inbox shows. */
    public String word() {
        return word;
    }
}
