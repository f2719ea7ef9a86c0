package dev.tradewind.edge.api;

import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.SpiffeAgents;
import dev.tradewind.http.ProblemWriter;
import dev.tradewind.identity.spiffe.Bearers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows an agent by its credential or its JWT-SVID, for this request only. A person's token is none here. */
final class AgentFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final String AGENTS = "twa_";

    private final Enrolments enrolments;
    private final SpiffeAgents spiffe;
    private final Bearers bearers;

    AgentFilter(Enrolments enrolments, SpiffeAgents spiffe, Bearers bearers) {
        this.enrolments = enrolments;
        this.spiffe = spiffe;
        this.bearers = bearers;
    }

    /** How one becomes an agent needs no credential, and minds none. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/enrolments")
                || request.getRequestURI().endsWith("/credentials");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME)) {
            var credential = header.substring(SCHEME.length()).strip();
            var svid = bearers.concerns(credential);
            if (!svid && !credential.startsWith(AGENTS)) {
                ProblemWriter.write(
                        request, response, HttpStatus.FORBIDDEN, "forbidden", "only an agent's credential opens this");
                return;
            }
            var known = svid ? bearers.known(credential).flatMap(spiffe::siteOf) : enrolments.siteOf(credential);
            known.ifPresent(site -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        site, "", List.of(new SimpleGrantedAuthority("ROLE_EDGE_AGENT"))));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }
}
