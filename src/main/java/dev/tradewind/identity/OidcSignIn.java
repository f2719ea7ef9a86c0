package dev.tradewind.identity;

import dev.tradewind.identity.oidc.FederatedPeople;
import dev.tradewind.identity.oidc.OidcSettings;
import dev.tradewind.identity.oidc.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * What follows when the provider has vouched for somebody: the session holds our account, never the provider's tokens. An
 * ID token is needed; plain OAuth says nothing about who somebody is.
 */
@Component
class OidcSignIn {
    private final FederatedPeople federated;
    private final SignInDirectory directory;
    private final ApplicationEventPublisher events;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OidcSignIn(FederatedPeople federated, SignInDirectory directory, ApplicationEventPublisher events) {
        this.federated = federated;
        this.directory = directory;
        this.events = events;
    }

    void configure(HttpSecurity http, OidcSettings settings) {
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(new Provider(settings))
                .authorizedClientRepository(new KeepsNothing())
                .successHandler(this::vouchedFor)
                .failureHandler((request, response, failure) -> refuse(request, response, failure.getMessage())));
    }

    private void vouchedFor(HttpServletRequest request, HttpServletResponse response, Authentication given)
            throws IOException {
        SecurityContextHolder.clearContext();
        try {
            if (!(given.getPrincipal() instanceof OidcUser user)
                    || user.getIdToken().getIssuer() == null) {
                throw new IllegalArgumentException("the provider sent no ID token.");
            }
            var person = federated.signIn(
                    user.getIdToken().getIssuer().toString(),
                    java.util.Objects.requireNonNull(user.getIdToken().getSubject()),
                    user.getIdToken().getClaims());
            var principal = directory.byId(person.id()).orElseThrow();
            var authentication =
                    UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
            authentication.setDetails(given.getDetails());
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            events.publishEvent(new AuthenticationSuccessEvent(authentication));
            response.sendRedirect("/");
        } catch (RuntimeException refused) {
            refuse(request, response, refused.getMessage());
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, @Nullable String why)
            throws IOException {
        LoggerFactory.getLogger(OidcSignIn.class).info("A sign-in at the provider was refused: {}", why);
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.getSession().setAttribute(REFUSED, why == null ? "no reason was given." : why);
        response.sendRedirect("/login?refused");
    }

    /** Session attribute with the words for the sign-in page: reasons do not belong into addresses. */
    static final String REFUSED = "tradewind.oidc.refused";

    /** The provider's tokens are of no use here, so they are not kept. */
    private static final class KeepsNothing implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
