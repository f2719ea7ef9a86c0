package dev.tradewind.identity.api;

import dev.tradewind.identity.OutOfScope;
import dev.tradewind.identity.TokenDenial;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A call refused because of a scope, the token's or the role's, says so: nobody then asks for a role that they have. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TokenScopeProblems {

    @ExceptionHandler(OutOfScope.class)
    ProblemDetail outOfScope(OutOfScope refused, HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api/")) {
            throw refused; // pages have their own way
        }
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refused.getMessage());
        problem.setType(URI.create("/problems/out-of-scope"));
        return problem;
    }

    @ExceptionHandler(AccessDeniedException.class)
    ProblemDetail denied(AccessDeniedException denied, HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api/")) {
            throw denied; // pages have their own way
        }
        var scope = TokenDenial.of(denied);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, scope.orElse("your roles do not allow this: " + denied.getMessage()));
        problem.setType(URI.create("/problems/" + (scope.isPresent() ? TokenDenial.SLUG : "forbidden")));
        return problem;
    }
}
