package dev.tradewind.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;

/** {@code POST /login/webauthn}: counts failures by address and tells of sign-ins, as for passwords. */
final class PasskeyFilter extends WebAuthnAuthenticationFilter {
    static final String PATH = "/login/webauthn";

    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;

    PasskeyFilter(SignInThrottle throttle, ApplicationEventPublisher events) {
        this.throttle = throttle;
        this.events = events;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException, IOException, ServletException {
        var authentication = super.attemptAuthentication(request, response);
        if (authentication instanceof AbstractAuthenticationToken token) {
            token.setDetails(new WebAuthenticationDetails(request));
        }
        return authentication;
    }

    @Override
    protected void successfulAuthentication(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Authentication authentication)
            throws IOException, ServletException {
        events.publishEvent(new AuthenticationSuccessEvent(authentication));
        super.successfulAuthentication(request, response, chain, authentication);
    }

    @Override
    protected void unsuccessfulAuthentication(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException, ServletException {
        throttle.failed(request.getRemoteAddr());
        super.unsuccessfulAuthentication(request, response, failed);
    }
}
