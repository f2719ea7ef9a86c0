package dev.tradewind.identity;

import dev.tradewind.identity.workload.ExchangeRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops whoever tries one password on many accounts: an account locks by itself, this counts by address. Behind a proxy the
 * address is the one that it forwards, if {@code server.forward-headers-strategy} says so.
 */
@Component
class SignInThrottle extends OncePerRequestFilter {
    static final int FAILURES = 20;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String PROGRAMS = "exchange ";
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(Instant since, int count) {}

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failure) {
        if (failure.getAuthentication().getDetails() instanceof WebAuthenticationDetails details
                && details.getRemoteAddress() != null) {
            failed(details.getRemoteAddress());
        }
    }

    /** Counted apart from people: a pipeline gone wrong must not lock everybody behind its address out. */
    @EventListener
    void on(ExchangeRefused refused) {
        failed(PROGRAMS + refused.address());
    }

    synchronized void failed(String address) {
        var now = clock.instant();
        byAddress.merge(
                address,
                new Failures(now, 1),
                (before, first) -> before.since().plus(WINDOW).isAfter(now)
                        ? new Failures(before.since(), before.count() + 1)
                        : first);
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    /** How long the address has to wait; zero if it need not. */
    synchronized Duration waits(String address) {
        var failures = byAddress.get(address);
        if (failures == null || failures.count() < FAILURES) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), failures.since().plus(WINDOW));
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !(request.getServletPath().equals("/login")
                        || request.getServletPath().equals(PasskeyFilter.PATH)
                        || exchanges(request));
    }

    private static boolean exchanges(HttpServletRequest request) {
        return request.getServletPath().equals(Security.TOKEN_EXCHANGE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = waits((exchanges(request) ? PROGRAMS : "") + request.getRemoteAddr());
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(429);
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        if (exchanges(request)) {
            response.setContentType("application/json");
            response.getOutputStream()
                    .write("{\"error\":\"temporarily_unavailable\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream()
                .write("Too many failed sign-ins from your address. Try again in %d seconds."
                        .formatted(wait.toSeconds() + 1)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
