package dev.tradewind.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One revision of a policy. Its text never changes; what changes is whether it holds. */
@Entity
@Table(name = "policy_version")
public class PolicyVersion {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column
    private String name;

    @Column
    private int revision;

    @Enumerated(EnumType.STRING)
    private PolicyState state;

    @Column
    private String yaml;

    @Column
    private String sha256;

    @Column
    private UUID draftedBy;

    @Column
    private String draftedByName;

    @Column
    private Instant draftedAt;

    @Column
    private @Nullable UUID decidedBy;

    @Column
    private @Nullable String decidedByName;

    @Column
    private @Nullable Instant decidedAt;

    @Column
    private String decidedReason;

    protected PolicyVersion() {}

    PolicyVersion(UUID id, String name, int revision, String yaml, String sha256, UUID by, String byName, Instant now) {
        this.id = id;
        this.name = name;
        this.revision = revision;
        this.state = PolicyState.DRAFT;
        this.yaml = yaml;
        this.sha256 = sha256;
        this.draftedBy = by;
        this.draftedByName = byName;
        this.draftedAt = now;
        this.decidedReason = "";
    }

    /** @throws IllegalStateException when its author would activate it, or its state does not allow it */
    void become(PolicyState next, UUID by, String byName, String reason, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException(
                    "%s is %s, so it cannot become %s. Maybe somebody was faster: load it again."
                            .formatted(label(), state, next));
        }
        if (next == PolicyState.ACTIVE && by.equals(draftedBy)) {
            throw new IllegalStateException(
                    label() + " was drafted by you, so a second person must activate it. Maybe ask a colleague?");
        }
        state = next;
        decidedBy = by;
        decidedByName = byName;
        decidedAt = now;
        decidedReason = reason;
    }

    String label() {
        return name + " revision " + revision;
    }

    PolicyState state() {
        return state;
    }

    String yaml() {
        return yaml;
    }

    PolicySummary summary() {
        return new PolicySummary(
                id,
                name,
                revision,
                state,
                yaml,
                sha256,
                draftedBy,
                draftedByName,
                draftedAt,
                decidedByName,
                decidedAt,
                decidedReason);
    }
}
