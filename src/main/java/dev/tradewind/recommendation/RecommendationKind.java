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

    /** Whether a text is applied, instead of work being moved; what is carried out then is checked in the bills. */
    public boolean artefact() {
        return switch (this) {
            case PLACEMENT, TIME_SHIFT, EVACUATION -> false;
            case ROUTING, PRIVATE_ENDPOINT, REPLICA, CDN, COMPRESSION -> true;
        };
    }

    /** The one word that the inbox shows. */
    public String word() {
        return word;
    }
}
