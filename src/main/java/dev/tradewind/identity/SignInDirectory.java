package dev.tradewind.identity;

import java.time.Clock;
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
    private final Clock clock;

    SignInDirectory(PersonRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        var record = records.findBySignInName(name).orElseThrow(() -> new UsernameNotFoundException("unknown person"));
        return SignedIn.of(record.toPerson(), record.passwordHash(), record.lockedAt(clock.instant()));
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failure) {
        records.findBySignInName(failure.getAuthentication().getName())
                .ifPresent(record -> record.signInFailed(clock.instant()));
    }

    @EventListener
    void on(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof SignedIn person) {
            records.findById(person.id()).ifPresent(PersonRecord::signedIn);
        }
    }
}
