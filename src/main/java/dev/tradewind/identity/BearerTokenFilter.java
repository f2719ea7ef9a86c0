package dev.tradewind.identity;

import dev.tradewind.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by its bearer token, for this request only. */
final class BearerTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    /** Answered in milliseconds, also while the database is away. */
    private static final String IN_A_HURRY = "/api/v1/placements:decide";

    private final RecentTokens recent = new RecentTokens(System::nanoTime);

    private final ApiTokens tokens;
    private final SignInDirectory directory;

    private final SpiffeBearer spiffe;

    BearerTokenFilter(ApiTokens tokens, SignInDirectory directory, SpiffeBearer spiffe) {
        this.tokens = tokens;
        this.directory = directory;
        this.spiffe = spiffe;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME)) {
            var secret = header.substring(SCHEME.length()).strip();
            var inAHurry = IN_A_HURRY.equals(request.getRequestURI());
            var person = spiffe.concerns(secret)
                    ? spiffe.find(secret, inAHurry)
                    : inAHurry ? recent.find(secret, () -> person(secret)) : person(secret);
            if (person.isPresent() && !person.get().scope().lets(request.getMethod())) {
                ProblemWriter.write(
                        request,
                        response,
                        HttpStatus.FORBIDDEN,
                        TokenDenial.SLUG,
                        TokenDenial.readOnly(request.getMethod()));
                return;
            }
            person.ifPresent(found -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(found, "", found.getAuthorities()));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> person(String secret) {
        return tokens.bySecret(secret)
                .flatMap(token -> directory
                        .byId(token.personId())
                        // a token is no way round a second factor that its person still has to set up
                        .filter(person -> person.isEnabled() && !person.mustEnrol())
                        .map(person -> person.by(token.scope(), "token:" + token.id())));
    }
}
