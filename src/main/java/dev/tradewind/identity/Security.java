package dev.tradewind.identity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.tradewind.http.ProblemWriter;
import dev.tradewind.identity.passkey.Passkeys;
import dev.tradewind.identity.ui.LoginView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.Jsr250AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Deny first: three chains, for the actuator, the API and the console. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Security {

    /** Where a program without a token gets one; it proves itself with what its own issuer gave it. */
    static final String TOKEN_EXCHANGE = "/api/v1/identity/token";

    /** What a browser may do with an answer whose scripts come from these places. */
    static String contentPolicy(String scripts) {
        return "default-src 'self'; script-src " + scripts + "; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none';"
                + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    /** Vaadin commits its pages before the usual moment, and they would go out without any of the headers. */
    private static final ObjectPostProcessor<HeaderWriterFilter> EAGERLY = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    /**
     * Pages are not kept by browsers. Scripts and styles say how long they are; Spring Security's Pragma and Expires would
     * contradict them, and a browser then asks for every one of them again with every page.
     */
    private static final HeaderWriter UNCACHED =
            new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");

    @Bean
    static PasswordEncoder passwordEncoder() {
        return new PasswordHashes();
    }

    /**
     * Guards {@code @RolesAllowed} on endpoints and domain types. Views are left out: Vaadin checks their annotation at
     * navigation, and a proxy of a component has no element of its own, so a guarded view could never be opened.
     */
    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuthorizationManagerBeforeMethodInterceptor rolesAllowedExceptOnViews() {
        var annotated = AuthorizationManagerBeforeMethodInterceptor.jsr250().getPointcut();
        ClassFilter noView = type -> !Component.class.isAssignableFrom(type);
        var interceptor = new AuthorizationManagerBeforeMethodInterceptor(
                new ComposablePointcut(annotated).intersection(noView), new Jsr250AuthorizationManager());
        interceptor.setOrder(AuthorizationInterceptorsOrder.JSR250.getOrder());
        return interceptor;
    }

    @Bean
    @Order(1)
    SecurityFilterChain actuatorChain(HttpSecurity http, IdentitySettings settings) throws Exception {
        return http.securityMatcher("/actuator/**", "/livez", "/readyz")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/**", "/livez", "/readyz")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access((authentication, context) -> new AuthorizationDecision(
                                carries(settings, context.getRequest().getHeader("Authorization"))))
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, ApiTokens tokens, SignInDirectory directory, SpiffeBearer spiffe)
            throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, missing) -> ProblemWriter.write(
                                request,
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "unauthenticated",
                                "no valid token. Send Authorization: Bearer with one of the Account page."))
                        .accessDeniedHandler((request, response, denied) -> ProblemWriter.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                TokenDenial.of(denied).isPresent() ? TokenDenial.SLUG : "forbidden",
                                TokenDenial.of(denied).orElse("the roles of this token's person do not allow this"))))
                .addFilterBefore(
                        new BearerTokenFilter(tokens, directory, spiffe), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, TOKEN_EXCHANGE)
                        .permitAll()
                        .requestMatchers("/api/v1/**", "/api/openapi.json", "/api/openapi.json.yaml")
                        .hasRole(Role.VIEWER.name())
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(10)
    SecurityFilterChain consoleChain(
            HttpSecurity http,
            SignInDirectory directory,
            IdentitySettings settings,
            ObjectProvider<OidcSignIn> oidc,
            Passkeys passkeys,
            SignInThrottle throttle,
            VaadinDefaultRequestCache asked,
            ApplicationEventPublisher events)
            throws Exception {
        asked.setDelegateRequestCache(withoutMark());
        if (settings.oidc() != null) {
            oidc.getObject().configure(http, settings.oidc());
        }
        if (passkeys.on()) {
            http.with(new PasskeyLogin(passkeys, directory, throttle, events));
        }
        return http.headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentPolicy("'self'")))
                        .referrerPolicy(referrer -> {})
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(UNCACHED)
                        .withObjectPostProcessor(EAGERLY))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/*.css", "/favicon.svg", "/verify/**")
                        .permitAll())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class))
                .formLogin(form -> form.authenticationDetailsSource(TwoFactorSignIn.WithCode::new))
                // before the filters that sign in: a filter of the servlet container comes after all of them
                .addFilterAfter(throttle, CsrfFilter.class)
                .addFilterBefore(
                        new SessionCheck(directory, new HttpSessionSecurityContextRepository()),
                        AuthorizationFilter.class)
                .exceptionHandling(e -> e.defaultAccessDeniedHandlerFor(NothingHere::answer, NothingHere::asksForAPage))
                .build();
    }

    /** Who signs in comes to the very address that was asked for, and not to one with "continue" behind it. */
    @SuppressWarnings("NullAway") // the field may be null, which leaves the mark out; only the setter does not say so
    private static HttpSessionRequestCache withoutMark() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean carries(IdentitySettings settings, @org.jspecify.annotations.Nullable String header) {
        var expected = settings.scrapeToken();
        if (expected == null || expected.isBlank() || header == null) {
            return false;
        }
        return MessageDigest.isEqual(
                ("Bearer " + expected).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }
}
