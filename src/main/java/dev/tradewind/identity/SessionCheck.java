package dev.tradewind.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each request of a session against the directory: an account that was switched off has no session any more, roles
 * that changed hold at once, and whoever must set up a second factor first sees nothing but that.
 */
final class SessionCheck extends OncePerRequestFilter {
    static final String ENROL_PATH = "/second-factor";

    private final SignInDirectory directory;
    private final SecurityContextRepository contexts;

    SessionCheck(SignInDirectory directory, SecurityContextRepository contexts) {
        this.directory = directory;
        this.contexts = contexts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/VAADIN/build/") || path.endsWith(".css") || path.endsWith(".svg");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = SecurityContextHolder.getContext().getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn then)) {
            chain.doFilter(request, response);
            return;
        }
        var now = directory.again(then).filter(SignedIn::enabled).orElse(null);
        if (now == null) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.sendRedirect("/login");
            return;
        }
        if (!now.roles().equals(then.roles())) {
            var renewed = UsernamePasswordAuthenticationToken.authenticated(now, null, now.getAuthorities());
            renewed.setDetails(before.getDetails());
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(renewed);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        if (now.mustEnrol() && asksForAnotherPage(request)) {
            response.sendRedirect(ENROL_PATH);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean asksForAnotherPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getServletPath().equals(ENROL_PATH)
                && !request.getServletPath().equals("/logout");
    }
}
