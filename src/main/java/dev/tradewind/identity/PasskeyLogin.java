package dev.tradewind.identity;

import dev.tradewind.identity.passkey.Passkeys;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;

/**
 * The two requests of a sign-in with a passkey, and no more: {@code http.webAuthn} would also open Spring's own pages and
 * endpoints for adding and removing passkeys, which know neither the log nor who still has to set up a second factor.
 */
final class PasskeyLogin extends AbstractHttpConfigurer<PasskeyLogin, HttpSecurity> {
    private final Passkeys passkeys;
    private final SignInDirectory directory;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;

    PasskeyLogin(
            Passkeys passkeys, SignInDirectory directory, SignInThrottle throttle, ApplicationEventPublisher events) {
        this.passkeys = passkeys;
        this.directory = directory;
        this.throttle = throttle;
        this.events = events;
    }

    @Override
    public void configure(HttpSecurity http) {
        var filter = new PasskeyFilter(throttle, events);
        filter.setAuthenticationManager(new PasskeySignIn(passkeys, directory));
        // a new session id and a new CSRF token, as after the form
        var sessions = http.getSharedObject(SessionAuthenticationStrategy.class);
        if (sessions == null) {
            throw new IllegalStateException("no rule for sessions at sign-in");
        }
        filter.setSessionAuthenticationStrategy(sessions);
        var cache = http.getSharedObject(RequestCache.class);
        if (cache != null) {
            var success = new HttpMessageConverterAuthenticationSuccessHandler();
            success.setRequestCache(cache);
            filter.setAuthenticationSuccessHandler(success);
        }
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(
                new PublicKeyCredentialRequestOptionsFilter(passkeys.party()),
                UsernamePasswordAuthenticationFilter.class);
    }
}
