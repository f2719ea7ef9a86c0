package dev.tradewind.recommendation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RecommendationStore extends JpaRepository<Recommendation, UUID> {
    Optional<Recommendation> findByNumber(long number);

    List<Recommendation> findByStateInOrderByExpiresAt(Collection<RecommendationState> states);

    List<Recommendation> findByStateInOrderByStateAtDesc(Collection<RecommendationState> states);

    List<Recommendation> findByWorkloadIdAndStateIn(UUID workloadId, Collection<RecommendationState> states);

    List<Recommendation> findByStateInAndExpiresAtLessThanEqual(Collection<RecommendationState> states, Instant now);

    List<Recommendation> findByStateAndSnoozedUntilLessThanEqual(RecommendationState state, Instant now);

    @Query(value = "select nextval('recommendation_number')", nativeQuery = true)
    long nextNumber();
}
