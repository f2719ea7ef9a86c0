package dev.tradewind.identity;

import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.passkey.Passkeys;
import dev.tradewind.ui.SignInOpened;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Password and code in one step: there is no session that is half signed in, and whoever guesses does not learn which of the
 * two was wrong. Both are looked up for the one account that was named.
 */
@Component
class TwoFactorSignIn extends DaoAuthenticationProvider {
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final AtomicBoolean begun = new AtomicBoolean();

    TwoFactorSignIn(SignInDirectory directory, PasswordEncoder passwords, SecondFactors factors, Passkeys passkeys) {
        super(directory);
        setPasswordEncoder(passwords);
        setUserDetailsPasswordService(directory);
        this.factors = factors;
        this.passkeys = passkeys;
    }

    /** Hashes take a second each until their loops are compiled: the first are worked out while somebody types. */
    @EventListener(SignInOpened.class)
    void startPreparing() {
        if (!begun.getAndSet(true)) {
            Thread.ofPlatform().daemon().name("first-sign-in").start(this::prepare);
        }
    }

    private void prepare() {
        try {
            retrieveUser("", UsernamePasswordAuthenticationToken.unauthenticated("", "nobody"));
        } catch (AuthenticationException nobody) {
            // as it should be: whether a name is known cannot be told from how long the answer takes, so a hash was
            // worked out
        }
    }

    @Override
    protected void additionalAuthenticationChecks(UserDetails found, UsernamePasswordAuthenticationToken given)
            throws AuthenticationException {
        super.additionalAuthenticationChecks(found, given);
        var person = ((SignedIn) found).id();
        if (!factors.enrolled(person)) {
            if (((SignedIn) found).mustEnrol() && passkeys.any(person)) {
                // else a password alone could set up a second factor for an account that two factors open
                throw new BadCredentialsException("This account is opened by its passkey");
            }
            return;
        }
        var code = given.getDetails() instanceof WithCode details ? details.code() : "";
        if (code.isBlank() || !factors.accept(person, code)) {
            throw new BadCredentialsException("Name, password or code is wrong");
        }
    }

    /** What the sign-in form sent beside name and password. */
    static final class WithCode extends WebAuthenticationDetails {
        private static final long serialVersionUID = 1;

        private final transient String code;

        WithCode(HttpServletRequest request) {
            super(request);
            this.code = Objects.requireNonNullElse(request.getParameter("code"), "");
        }

        /** Empty once the session was stored and read again: it has been used. */
        String code() {
            return Objects.requireNonNullElse(code, "");
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
