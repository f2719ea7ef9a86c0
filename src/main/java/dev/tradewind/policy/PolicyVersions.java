package dev.tradewind.policy;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PolicyVersions extends JpaRepository<PolicyVersion, UUID> {
    List<PolicyVersion> findByState(PolicyState state);

    List<PolicyVersion> findByNameAndState(String name, PolicyState state);

    List<PolicyVersion> findAllByOrderByNameAscRevisionDesc();

    int countByName(String name);
}
