package dev.tradewind.identity.oidc;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.IdentitySettings;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts of people who sign in at the provider. Issuer and subject name them, never an address or a name, which may be
 * given to somebody else. Roles follow the claims at each sign-in.
 */
@Component
@Transactional
public class FederatedPeople {
    private static final UUID PROVIDER = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final People people;
    private final IdentitySettings settings;
    private final Clock clock;

    FederatedPeople(JdbcClient jdbc, People people, IdentitySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The account of whoever the provider vouches for, made at the first sign-in.
     *
     * @throws IllegalArgumentException when it may not sign in, with the reason in words
     */
    public Person signIn(String issuer, String subject, Map<String, Object> idToken) {
        var oidc = settings.oidc();
        if (oidc == null || !issuer.equals(oidc.issuer())) {
            throw new IllegalArgumentException("the provider " + issuer + " is not the one of this console.");
        }
        var claims = new Claims(idToken, oidc);
        var roles = claims.roles();
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "your provider names no role that counts here (claim " + oidc.roleClaim() + ").");
        }
        if (settings.secondFactorRequiredFor(roles) && !claims.secondFactor()) {
            throw new IllegalArgumentException(
                    "your roles need a second factor, and your provider does not say that it asked for one (claim amr).");
        }
        return Actors.runAs(Actor.system("oidc"), () -> {
            var person = find(issuer, subject).orElseGet(() -> create(issuer, subject, claims, roles));
            if (!person.enabled()) {
                throw new IllegalArgumentException("your account is switched off.");
            }
            return person.roles().equals(roles) && person.groups().equals(claims.groups())
                    ? person
                    : people.grant(person.id(), roles, claims.groups(), PROVIDER);
        });
    }

    /** Whether this account signs in at the provider. */
    @Transactional(readOnly = true)
    public boolean isFederated(UUID person) {
        return jdbc.sql("select count(*) from identity_federated_person where person_id = ?")
                        .param(person)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<Person> find(String issuer, String subject) {
        return jdbc.sql("select person_id from identity_federated_person where issuer = ? and subject = ?")
                .param(issuer)
                .param(subject)
                .query(UUID.class)
                .optional()
                .flatMap(people::byId);
    }

    private Person create(String issuer, String subject, Claims claims, Set<String> roles) {
        var random = new byte[48];
        new SecureRandom().nextBytes(random);
        var name = free(claims.text("preferred_username").isEmpty() ? subject : claims.text("preferred_username"));
        var shown = claims.text("name").isEmpty() ? name : claims.text("name");
        // a password that nobody knows: the provider is the only way in
        var person = people.create(
                name,
                shown,
                claims.checkedAddress(),
                Base64.getEncoder().encodeToString(random),
                roles,
                claims.groups());
        jdbc.sql(
                        "insert into identity_federated_person (issuer, subject, person_id, first_seen_at) values (?, ?, ?, ?)")
                .param(issuer)
                .param(subject)
                .param(person.id())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return person;
    }

    /** A sign-in name of ours that nobody has; a local account of the same name stays another account. */
    private String free(String wanted) {
        var plain = wanted.toLowerCase(Locale.ROOT).replaceAll("@.*", "").replaceAll("[^a-z0-9._-]", "-");
        var base = plain.matches("[a-z].+") ? plain : "p-" + plain;
        base = base.substring(0, Math.min(base.length(), 50));
        var name = base;
        for (int i = 2; people.byName(name).isPresent(); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
