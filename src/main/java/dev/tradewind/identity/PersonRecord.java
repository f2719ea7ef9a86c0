package dev.tradewind.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person as stored. Locks itself after repeated failures to sign in. */
@Entity
@Table(name = "identity_person")
class PersonRecord {
    private static final int FAILURES_BEFORE_LOCK = 5;
    private static final Duration LOCK = Duration.ofMinutes(5);

    @Id
    private UUID id;

    @Column
    private String signInName;

    @Column
    private String displayName;

    @Column
    private String passwordHash;

    @Column
    private String roles;

    @Column
    private String approvalGroups;

    @Column
    private @Nullable String email;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "identity_role_scope", joinColumns = @JoinColumn(name = "person_id"))
    private Set<RoleScope> scopes = new HashSet<>();

    private boolean service;
    private boolean enabled;
    private int failedSignIns;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant lastSignedInAt;

    @Column
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected PersonRecord() {}

    PersonRecord(UUID id, String signInName, String displayName, String passwordHash, Instant createdAt) {
        this.id = id;
        this.signInName = signInName;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.roles = "";
        this.approvalGroups = "";
        this.enabled = true;
        this.createdAt = createdAt;
    }

    Person toPerson() {
        return new Person(
                id,
                signInName,
                displayName,
                split(roles),
                split(approvalGroups),
                enabled,
                email == null ? id.toString() : email,
                scopes,
                service);
    }

    /** Makes it the account of a program. */
    void serve() {
        service = true;
    }

    boolean service() {
        return service;
    }

    void belongTo(@Nullable String address) {
        email = address;
    }

    void rehash(String hash) {
        passwordHash = hash;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    void grant(Set<String> newRoles, Set<String> newGroups) {
        newRoles.forEach(Role::valueOf);
        roles = String.join(",", new TreeSet<>(newRoles));
        approvalGroups = String.join(",", new TreeSet<>(newGroups));
    }

    /** Also for roles that the person does not have now: one that comes back must not hold everywhere. */
    void limit(Set<RoleScope> to) {
        scopes.retainAll(to);
        scopes.addAll(to);
    }

    void enable(boolean enable) {
        enabled = enable;
    }

    void signInFailed(Instant now) {
        failedSignIns++;
        if (failedSignIns >= FAILURES_BEFORE_LOCK) {
            lockedUntil = now.plus(LOCK);
            failedSignIns = 0;
        }
    }

    void signedIn(Instant now) {
        lastSignedInAt = now;
        failedSignIns = 0;
        lockedUntil = null;
    }

    @Nullable
    Instant lastSignedInAt() {
        return lastSignedInAt;
    }

    private static Set<String> split(String list) {
        return Arrays.stream(list.split(",")).filter(part -> !part.isBlank()).collect(Collectors.toSet());
    }
}
