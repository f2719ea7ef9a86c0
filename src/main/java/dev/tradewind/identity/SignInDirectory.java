package dev.tradewind.identity;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.factor.EmergencyAccounts;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.oidc.FederatedPeople;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks people up for Spring Security and counts failures to sign in. */
@Component
@Transactional
class SignInDirectory implements UserDetailsService {
    private final PersonRecords records;
    private final SecondFactors factors;
    private final EmergencyAccounts emergency;
    private final FederatedPeople federated;
    private final Clock clock;

    SignInDirectory(
            PersonRecords records,
            SecondFactors factors,
            EmergencyAccounts emergency,
            FederatedPeople federated,
            Clock clock) {
        this.records = records;
        this.factors = factors;
        this.emergency = emergency;
        this.federated = federated;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        var record = records.findBySignInName(name).orElseThrow(() -> new UsernameNotFoundException("unknown person"));
        return signedIn(record);
    }

    Optional<SignedIn> byId(UUID id) {
        return records.findById(id).map(this::signedIn);
    }

    private SignedIn signedIn(PersonRecord record) {
        var person = record.toPerson();
        var locked = record.lockedAt(clock.instant());
        return factors.missing(person)
                        && !emergency.is(person.id())
                        // the provider was asked for its second factor at the sign-in itself
                        && !federated.isFederated(person.id())
                ? SignedIn.enrolling(person, record.passwordHash(), locked)
                : SignedIn.of(person, record.passwordHash(), locked);
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failure) {
        records.findBySignInName(failure.getAuthentication().getName())
                .ifPresent(record -> record.signInFailed(clock.instant()));
    }

    @EventListener
    void on(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof SignedIn person) {
            records.findById(person.id()).ifPresent(record -> record.signedIn(clock.instant()));
            if (emergency.is(person.id())) {
                Actors.runAs(new Actor(person.id().toString(), Actor.PERSON), () -> emergency.opened(person.id()));
            }
        }
    }
}
