package dev.tradewind.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PersonRecords extends JpaRepository<PersonRecord, UUID> {
    Optional<PersonRecord> findBySignInName(String signInName);

    /** Until the transaction ends nobody else writes it: two sign-ins of one moment follow each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select person from PersonRecord person where person.id = ?1")
    Optional<PersonRecord> lockById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select person from PersonRecord person where person.signInName = ?1")
    Optional<PersonRecord> lockBySignInName(String signInName);

    List<PersonRecord> findByEmail(String email);

    List<PersonRecord> findAllByOrderBySignInName();
}
