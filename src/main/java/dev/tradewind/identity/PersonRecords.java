package dev.tradewind.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PersonRecords extends JpaRepository<PersonRecord, UUID> {
    Optional<PersonRecord> findBySignInName(String signInName);

    List<PersonRecord> findByEmail(String email);

    List<PersonRecord> findAllByOrderBySignInName();
}
