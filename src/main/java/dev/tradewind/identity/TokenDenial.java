package dev.tradewind.identity;

import java.util.Optional;
import java.util.TreeSet;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells a refusal by the scope of a token from one by the roles of its person. */
public final class TokenDenial {
    /** Of the problem, {@code /problems/token-scope}. */
    public static final String SLUG = "token-scope";

    private static final String ADVICE = ". Issue one that may on the Account page.";

    private TokenDenial() {}

    /** In words, if the person of the call's token holds a role that was asked for and the token does not carry it. */
    public static Optional<String> of(AccessDeniedException denied) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn caller)
                || !caller.byToken()
                || !(denied instanceof AuthorizationDeniedException refusal)
                || !(refusal.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision)) {
            return Optional.empty();
        }
        var held = new TreeSet<String>();
        for (var asked : decision.getAuthorities()) {
            var authority = asked.getAuthority();
            if (authority != null && caller.personHolds(authority.replaceFirst("^ROLE_", ""))) {
                held.add(authority.replaceFirst("^ROLE_", ""));
            }
        }
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of("this takes " + String.join(" or ", held) + ", which its person holds and this token"
                        + " does not carry: its scope is " + caller.scope().words() + ADVICE);
    }

    static String readOnly(String method) {
        return "this token is read only and was sent with " + method + "; it answers GET and HEAD" + ADVICE;
    }
}
