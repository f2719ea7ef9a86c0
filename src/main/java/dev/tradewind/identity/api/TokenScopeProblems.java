package dev.tradewind.identity.api;

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

/** A call refused because of the scope of its token says so, so that nobody asks for a role that they have. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TokenScopeProblems {

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
