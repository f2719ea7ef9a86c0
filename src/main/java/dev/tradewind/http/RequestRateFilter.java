package dev.tradewind.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A program that went wild, with a token that is valid, does not take the console from everybody else. */
final class RequestRateFilter extends OncePerRequestFilter {
    /** Asked hundreds of times a second by design, and limited by the quota of capacity. */
    private static final String DECIDE = "/api/v1/placements:decide";

    private final RequestRates rates;

    RequestRateFilter(RequestRates rates) {
        this.rates = rates;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(DECIDE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        var wait = signedIn == null ? 0 : rates.wait(signedIn.getName());
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", Integer.toString(wait));
        ProblemWriter.write(
                request,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "this caller has used up its requests of a minute. Ask again in " + wait
                        + " s, ask for many things at once, or have tradewind.http.requests-per-minute raised.");
    }
}
