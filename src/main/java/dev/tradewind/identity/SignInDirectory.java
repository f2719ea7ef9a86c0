package dev.tradewind.identity;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.factor.EmergencyAccounts;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.oidc.FederatedPeople;
import dev.tradewind.identity.passkey.Passkeys;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks people up for Spring Security and counts failures to sign in. */
@Component
@Transactional
class SignInDirectory implements UserDetailsService, UserDetailsPasswordService {
    private final PersonRecords records;
    private final SecondFactors factors;
    private final EmergencyAccounts emergency;
    private final FederatedPeople federated;
    private final Passkeys passkeys;
    private final Clock clock;

    SignInDirectory(
            PersonRecords records,
            SecondFactors factors,
            EmergencyAccounts emergency,
            FederatedPeople federated,
            Passkeys passkeys,
            Clock clock) {
        this.records = records;
        this.factors = factors;
        this.emergency = emergency;
        this.federated = federated;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        var record = records.findBySignInName(name)
                // a program has no password
                .filter(found -> !found.service())
                .orElseThrow(() -> new UsernameNotFoundException("unknown person"));
        return signedIn(record);
    }

    /** The same password, hashed as it is done now; called after a sign-in with one that was hashed differently. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String hash) {
        if (!(user instanceof SignedIn person) || hash == null) {
            return user;
        }
        var record = records.findById(person.id()).orElseThrow();
        record.rehash(hash);
        return signedIn(record);
    }

    Optional<SignedIn> byId(UUID id) {
        return records.findById(id).map(this::signedIn);
    }

    /**
     * Who signs in with a passkey of theirs. It verified its owner, so no second factor is missing. Whom the company's
     * provider vouches for has to ask it each time.
     */
    Optional<SignedIn> byPasskey(UUID id, String passkey) {
        return records.findById(id)
                .filter(record -> !federated.isFederated(id) && passkeys.holds(id, passkey))
                .map(record -> SignedIn.of(record.toPerson(), record.passwordHash(), record.lockedAt(clock.instant()))
                        .with(passkey));
    }

    /** The person of a session as they are now; empty also if the passkey that opened it is gone. */
    Optional<SignedIn> again(SignedIn then) {
        return then.passkey() == null ? byId(then.id()) : byPasskey(then.id(), then.passkey());
    }

    private SignedIn signedIn(PersonRecord record) {
        var person = record.toPerson();
        var locked = record.lockedAt(clock.instant());
        return !person.service()
                        && factors.missing(person)
                        && !emergency.is(person.id())
                        // the provider was asked for its second factor at the sign-in itself
                        && !federated.isFederated(person.id())
                ? SignedIn.enrolling(person, record.passwordHash(), locked)
                : SignedIn.of(person, record.passwordHash(), locked);
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failure) {
        records.lockBySignInName(failure.getAuthentication().getName())
                .ifPresent(record -> record.signInFailed(clock.instant()));
    }

    @EventListener
    void on(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof SignedIn person) {
            records.lockById(person.id()).ifPresent(record -> record.signedIn(clock.instant()));
            if (emergency.is(person.id())) {
                Actors.runAs(new Actor(person.id().toString(), Actor.PERSON), () -> emergency.opened(person.id()));
            }
        }
    }
}
