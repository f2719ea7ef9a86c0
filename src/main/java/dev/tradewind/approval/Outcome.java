package dev.tradewind.approval;

import dev.tradewind.recommendation.RecommendationSummary;

/** What came of a decision. */
public sealed interface Outcome {
    /** It counts. {@code missing} says who must still agree. */
    record Recorded(RecommendationSummary now, Matter.Missing missing) implements Outcome {}

    /** It does not count, and why. Nothing was changed. */
    record Refused(String why) implements Outcome {}

    /** Somebody was first; how it stands now. Nothing was changed. */
    record SomebodyWasFirst(RecommendationSummary now, String who) implements Outcome {
        public String words() {
            return "%s was first, at %s: %s is %s now%s. Look again before you decide."
                    .formatted(
                            who,
                            now.stateAt(),
                            now.shortId(),
                            now.state(),
                            now.stateReason().isBlank() ? "" : " (“" + now.stateReason() + "”)");
        }
    }
}
