package dev.tradewind.identity.spiffe;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.Timestamps;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts of programs that call with a SPIFFE identity, made at the first call. Their roles are those of their line,
 * whatever somebody granted since. An administrator who switches one off ends its calls at once.
 */
@Component
@Transactional
class SpiffeAccounts {
    private static final UUID SETTINGS = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final Map<SpiffeId, Instant> seen = new ConcurrentHashMap<>();

    SpiffeAccounts(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** The account with exactly these roles; empty when it is switched off. */
    Optional<Person> accountOf(Bearers.Known known, Set<String> roles) {
        var id = known.id();
        return Actors.runAs(Actor.system("spiffe"), () -> {
            var person = find(id).orElseGet(() -> create(id, roles));
            if (!person.enabled()) {
                return Optional.empty();
            }
            note(known);
            return Optional.of(
                    person.roles().equals(roles) && person.groups().isEmpty()
                            ? person
                            : people.grant(person.id(), roles, Set.of(), SETTINGS));
        });
    }

    /** The end of the SVID that each was last seen with, so that not every call writes. */
    private void note(Bearers.Known known) {
        if (!known.until().equals(seen.put(known.id(), known.until()))) {
            jdbc.sql("update identity_spiffe_account set last_used_at = ?, svid_expires_at = ? where spiffe_id = ?")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .param(known.until().atOffset(ZoneOffset.UTC))
                    .param(known.id().toString())
                    .update();
        }
    }

    /**
     * @param svidEndsAt end of the SVID that came last; null before one was noted
     * @param enabled whether the account is on
     */
    record Use(@Nullable Instant lastUsedAt, @Nullable Instant svidEndsAt, boolean enabled) {}

    /** By SPIFFE ID, of those that called at least once. */
    @Transactional(readOnly = true)
    Map<String, Use> uses() {
        return jdbc
                .sql("""
                        select a.spiffe_id, a.last_used_at, a.svid_expires_at, p.enabled
                        from identity_spiffe_account a join identity_person p on p.id = a.person_id""")
                .query((row, n) -> Map.entry(
                        row.getString(1),
                        new Use(
                                Timestamps.instant(row.getTimestamp(2)),
                                Timestamps.instant(row.getTimestamp(3)),
                                row.getBoolean(4))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Person> find(SpiffeId id) {
        return jdbc.sql("select person_id from identity_spiffe_account where spiffe_id = ?")
                .param(id.toString())
                .query(UUID.class)
                .optional()
                .flatMap(people::byId);
    }

    private Person create(SpiffeId id, Set<String> roles) {
        var random = new byte[48];
        new SecureRandom().nextBytes(random);
        // a password that nobody knows: the SVID is the only way in
        var person =
                people.create(free(id), id.toString(), Base64.getEncoder().encodeToString(random), roles, Set.of());
        jdbc.sql("insert into identity_spiffe_account (spiffe_id, person_id, first_seen_at) values (?, ?, ?)")
                .param(id.toString())
                .param(person.id())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return person;
    }

    /** A sign-in name that nobody has, made of the path. */
    private String free(SpiffeId id) {
        var plain = "spiffe" + id.path().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        var base = plain.substring(0, Math.min(plain.length(), 50));
        var name = base;
        for (int i = 2; people.byName(name).isPresent(); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
