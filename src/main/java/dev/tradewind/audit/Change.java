package dev.tradewind.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of state, as its module tells it to the log.
 *
 * @param action what happened, "subject.verb-in-past-tense", such as "recommendation.approved"
 * @param subjectType kind of thing that changed, such as "recommendation"
 * @param subjectId the id by which people find it, such as "REC-1042"
 * @param before the changed thing before, any record or map; null if it did not exist
 * @param after the changed thing after; null if it is gone
 * @param reason the words of the person who decided
 * @param evidence SHA-256 names of the blobs on which it rests
 */
public record Change(
        String action,
        String subjectType,
        String subjectId,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String reason,
        List<String> evidence) {

    public Change {
        if (action.isBlank() || subjectType.isBlank() || subjectId.isBlank()) {
            throw new IllegalArgumentException("A change needs action, subject type and id, not '" + action + "', '"
                    + subjectType + "', '" + subjectId + "'");
        }
        evidence = List.copyOf(evidence);
    }

    public static Change of(String action, String subjectType, String subjectId, @Nullable Object after) {
        return new Change(action, subjectType, subjectId, null, after, null, List.of());
    }

    public static Change of(
            String action, String subjectType, String subjectId, @Nullable Object before, @Nullable Object after) {
        return new Change(action, subjectType, subjectId, before, after, null, List.of());
    }

    public Change because(@Nullable String why) {
        return new Change(action, subjectType, subjectId, before, after, why, evidence);
    }

    public Change restingOn(List<String> sha256) {
        return new Change(action, subjectType, subjectId, before, after, reason, sha256);
    }
}
