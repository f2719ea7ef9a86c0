package dev.tradewind.execution;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ExecutionStore extends JpaRepository<Execution, UUID> {
    Optional<Execution> findByNumber(long number);

    List<Execution> findByStateIn(Collection<ExecutionState> states);

    List<Execution> findByRecommendationId(UUID recommendation);

    List<Execution> findAllByOrderByNumberDesc(Limit limit);

    List<Execution> findByNumberLessThanOrderByNumberDesc(long number, Limit limit);

    long countByState(ExecutionState state);

    List<Execution> findByStateAndStateAtGreaterThanEqualOrderByStateAtDesc(ExecutionState state, Instant since);

    long countByStateAndStateAtGreaterThanEqual(ExecutionState state, Instant since);

    @Query(value = "select nextval('execution_number')", nativeQuery = true)
    long nextNumber();
}
