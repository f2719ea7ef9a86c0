package dev.tradewind.identity;

import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of this installation. Every change stands in the audit log, by opaque id. */
@Component
@Transactional
public class People {
    private static final int SHORTEST_PASSWORD = 12;

    private final PersonRecords records;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final Clock clock;

    People(PersonRecords records, PasswordEncoder passwords, AuditTrail audit, Clock clock) {
        this.records = records;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Person> all() {
        return records.findAllByOrderBySignInName().stream()
                .map(PersonRecord::toPerson)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Person> byId(UUID id) {
        return records.findById(id).map(PersonRecord::toPerson);
    }

    @Transactional(readOnly = true)
    public Optional<Person> byName(String signInName) {
        return records.findBySignInName(signInName).map(PersonRecord::toPerson);
    }

    @Transactional(readOnly = true)
    public boolean nobody() {
        return records.count() == 0;
    }

    /**
     * Adds a person.
     *
     * @throws IllegalArgumentException when the name is taken, the password is shorter than 12 characters, or the
     *     roles exclude each other
     */
    public Person create(String name, String displayName, String password, Set<String> roles, Set<String> groups) {
        return create(name, displayName, "", password, roles, groups);
    }

    /**
     * Adds an account of a person who may have others.
     *
     * @param email who it is, checked by whoever adds it; accounts with the same address count as one person. Blank: unknown
     * @see #create(String, String, String, Set, Set)
     */
    public Person create(
            String name, String displayName, String email, String password, Set<String> roles, Set<String> groups) {
        requireAdministrator();
        if (!name.matches("[a-z][a-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("sign-in name '" + name
                    + "' is not allowed. Use 2 to 61 lower-case letters, digits, dots or dashes, a letter first.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "the password has " + password.length() + " characters; use at least " + SHORTEST_PASSWORD + ".");
        }
        if (records.findBySignInName(name).isPresent()) {
            throw new IllegalArgumentException("the sign-in name '" + name + "' is taken. Choose another one.");
        }
        requireCompatible(roles);
        var record = new PersonRecord(Ids.next(), name, displayName, hash(password), clock.instant());
        record.grant(roles, groups);
        record.belongTo(address(email));
        // Flushed, so that rows written past JPA in the same transaction may refer to the person.
        var person = records.saveAndFlush(record).toPerson();
        audit.record(
                new Change("person.created", "person", person.id().toString(), null, granted(person), null, List.of()));
        return person;
    }

    /**
     * Adds the account of a program: nobody can sign in with it, and it never decides.
     *
     * @throws IllegalArgumentException when the name is taken or a role is not for programs
     */
    public Person createService(String name, String displayName, Set<String> roles) {
        if (!name.matches("[a-z][a-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("the name '" + name
                    + "' is not allowed. Use 2 to 61 lower-case letters, digits, dots or dashes, a letter first.");
        }
        if (records.findBySignInName(name).isPresent()) {
            throw new IllegalArgumentException("the name '" + name + "' is taken. Choose another one.");
        }
        requireForPrograms(roles);
        // a password that nobody knows, and that would not be taken either
        var record = new PersonRecord(
                Ids.next(), name, displayName, hash(UUID.randomUUID().toString()), clock.instant());
        record.serve();
        record.grant(roles, Set.of());
        var account = records.saveAndFlush(record).toPerson();
        audit.record(new Change(
                "service-account.created", "person", account.id().toString(), null, granted(account), null, List.of()));
        return account;
    }

    /** Replaces roles and groups; roles that stay keep their scope. */
    public Person grant(UUID id, Set<String> roles, Set<String> groups, UUID by) {
        return grant(
                id, roles, groups, records.findById(id).orElseThrow().toPerson().scopes(), by);
    }

    /**
     * Replaces what a person may do, and where.
     *
     * @param scopes of roles that do not hold everywhere; they wait for roles that are not granted now
     * @param by who changes it; nobody grants APPROVER to themselves or changes where their own roles hold
     */
    public Person grant(UUID id, Set<String> roles, Set<String> groups, Set<RoleScope> scopes, UUID by) {
        requireAdministrator();
        requireCompatible(roles);
        var record = records.findById(id).orElseThrow();
        if (record.service()) {
            requireForPrograms(roles);
        }
        var before = record.toPerson();
        if (accountsOf(id).contains(by) && roles.contains(Role.APPROVER.name()) && !before.has(Role.APPROVER)) {
            throw new IllegalArgumentException("nobody can grant APPROVER to themselves. Ask another administrator.");
        }
        if (before.has(Role.ADMIN) && !roles.contains(Role.ADMIN.name()) && administrators() == 1) {
            throw new IllegalArgumentException("this is the last administrator. Make somebody else one first.");
        }
        if (accountsOf(id).contains(by) && !scopes.equals(before.scopes())) {
            throw new IllegalArgumentException("nobody changes where their own roles hold. Ask another administrator.");
        }
        record.grant(roles, groups);
        record.limit(scopes);
        var after = record.toPerson();
        audit.record(new Change(
                "person.granted", "person", id.toString(), granted(before), granted(after), null, List.of()));
        return after;
    }

    /**
     * Says whose account it is.
     *
     * @param email accounts with the same address count as one person; blank: an account of its own
     * @param by who says so; it must be an administrator
     */
    public Person identify(UUID id, String email, UUID by) {
        if (!records.findById(by)
                .map(PersonRecord::toPerson)
                .filter(p -> p.has(Role.ADMIN))
                .isPresent()) {
            throw new IllegalArgumentException("saying whose account it is takes the role ADMIN.");
        }
        var record = records.findById(id).orElseThrow();
        var before = accountsOf(id);
        record.belongTo(address(email));
        records.saveAndFlush(record);
        // by opaque ids: a name or an address in the log could never be erased
        audit.record(new Change(
                "person.identified",
                "person",
                id.toString(),
                Map.of("accounts", sorted(before)),
                Map.of("accounts", sorted(accountsOf(id))),
                null,
                List.of()));
        return record.toPerson();
    }

    /**
     * Ends what an account may do: no sign-in, no session, no token. Nothing that it did is lost.
     *
     * @param by who does it; nobody switches off their own account or the last administrator
     */
    public Person switchOff(UUID id, String reason, UUID by) {
        requireAdministrator();
        var record = records.findById(id).orElseThrow();
        if (accountsOf(id).contains(by)) {
            throw new IllegalArgumentException(
                    "nobody switches off an account of their own. Ask another administrator.");
        }
        if (record.toPerson().has(Role.ADMIN) && administrators() == 1) {
            throw new IllegalArgumentException("this is the last administrator. Make somebody else one first.");
        }
        return enable(record, false, "person.switched-off", reason);
    }

    /** Lets an account that was switched off sign in again, with the roles that it had. */
    public Person switchOn(UUID id, String reason, UUID by) {
        requireAdministrator();
        if (accountsOf(id).contains(by)) {
            throw new IllegalArgumentException(
                    "nobody switches on an account of their own. Ask another administrator.");
        }
        return enable(records.findById(id).orElseThrow(), true, "person.switched-on", reason);
    }

    /** Whoever is signed in and acts for themselves must be one; a part of the program that acts has its own rules. */
    private static void requireAdministrator() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (Actors.acting().isEmpty()
                && authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && person.getAuthorities().stream()
                        .noneMatch(held -> ("ROLE_" + Role.ADMIN).equals(held.getAuthority()))) {
            throw new AccessDeniedException("Accounts and roles are changed by the role ADMIN");
        }
    }

    private Person enable(PersonRecord record, boolean enabled, String action, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("switching an account on or off needs a reason.");
        }
        if (record.toPerson().enabled() == enabled) {
            return record.toPerson();
        }
        record.enable(enabled);
        var person = records.saveAndFlush(record).toPerson();
        audit.record(Change.of(action, "person", person.id().toString(), null, granted(person))
                .because(reason.strip()));
        return person;
    }

    @Transactional(readOnly = true)
    public Optional<Instant> lastSignedIn(UUID id) {
        return records.findById(id).map(PersonRecord::lastSignedInAt);
    }

    /** All accounts of the human being whose account this is, itself included. */
    @Transactional(readOnly = true)
    public Set<UUID> accountsOf(UUID id) {
        var accounts = new HashSet<UUID>();
        accounts.add(id);
        records.findById(id)
                .map(PersonRecord::toPerson)
                .ifPresent(person -> records.findByEmail(person.human())
                        .forEach(other -> accounts.add(other.toPerson().id())));
        return Set.copyOf(accounts);
    }

    private static List<String> sorted(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().toList();
    }

    private static @Nullable String address(String email) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        if (address.isEmpty()) {
            return null;
        }
        if (!address.matches("[^@\\s]{1,64}@[^@\\s]{1,250}")) {
            throw new IllegalArgumentException(
                    "'" + email + "' is no e-mail address. Write it as name@example.org, or leave it empty.");
        }
        return address;
    }

    private long administrators() {
        return all().stream()
                .filter(person -> person.enabled() && person.has(Role.ADMIN))
                .count();
    }

    private static void requireCompatible(Set<String> roles) {
        var known = new HashSet<>(roles);
        known.forEach(Role::valueOf);
        if (known.contains(Role.ADMIN.name()) && known.contains(Role.APPROVER.name())) {
            throw new IllegalArgumentException("an administrator never approves: choose ADMIN or APPROVER, not both.");
        }
    }

    private static void requireForPrograms(Set<String> roles) {
        if (roles.isEmpty() || !roles.stream().map(Role::valueOf).allMatch(Role::forPrograms)) {
            throw new IllegalArgumentException(
                    "a program needs at least one role, and never ADMIN or APPROVER: deciding,"
                            + " and saying who decides, are for people.");
        }
    }

    private String hash(String password) {
        return java.util.Objects.requireNonNull(passwords.encode(password));
    }

    private static Map<String, Object> granted(Person person) {
        return Map.of(
                "roles", List.copyOf(new TreeSet<>(person.roles())),
                "groups", List.copyOf(new TreeSet<>(person.groups())),
                "scopes", List.copyOf(RoleScope.words(person.scopes())));
    }
}
