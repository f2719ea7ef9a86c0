package dev.tradewind.recommendation;

/** Somebody changed the recommendation since it was read; carries how it stands now. */
public final class StaleVersion extends RuntimeException {
    private final transient RecommendationSummary now;

    public StaleVersion(RecommendationSummary now) {
        super("%s was changed at %s by %s and is %s now"
                .formatted(now.shortId(), now.stateAt(), now.stateBy(), now.state()));
        this.now = now;
    }

    public RecommendationSummary now() {
        return now;
    }
}
