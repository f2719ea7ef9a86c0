package dev.tradewind.http.api;

import dev.tradewind.http.BadQuery;
import dev.tradewind.http.Seen;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What goes wrong anywhere in the API becomes a problem of a known type; only what is our fault hides its words. */
@RestControllerAdvice
@Order // last: what a controller handles itself it handles better
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger("dev.tradewind.http.problem");

    @ExceptionHandler(BadQuery.class)
    ProblemDetail badQuery(BadQuery bad) {
        return problem(HttpStatus.BAD_REQUEST, "bad-request", bad);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail badArgument(IllegalArgumentException bad, HttpServletRequest request) {
        requireApi(request, bad);
        return problem(HttpStatus.BAD_REQUEST, "bad-request", bad);
    }

    @ExceptionHandler(Seen.Missing.class)
    ProblemDetail missing(Seen.Missing missing) {
        return problem(HttpStatus.PRECONDITION_REQUIRED, "precondition-required", missing);
    }

    @ExceptionHandler(Seen.Stale.class)
    ProblemDetail stale(Seen.Stale stale) {
        return problem(HttpStatus.PRECONDITION_FAILED, "stale", stale);
    }

    @ExceptionHandler(ConcurrencyFailureException.class)
    ProblemDetail atOnce(ConcurrencyFailureException atOnce) {
        return ProblemDetails.of(
                HttpStatus.PRECONDITION_FAILED, "stale", "somebody changed this at the same moment. Read it again.");
    }

    @ExceptionHandler(AccessDeniedException.class)
    ProblemDetail denied(AccessDeniedException denied, HttpServletRequest request) {
        requireApi(request, denied);
        return ProblemDetails.of(
                HttpStatus.FORBIDDEN, "forbidden", "your roles do not allow this: " + denied.getMessage());
    }

    @ExceptionHandler(Exception.class)
    ProblemDetail ourFault(Exception fault, HttpServletRequest request) {
        requireApi(request, fault);
        var problem = ProblemDetails.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "our-fault",
                "something went wrong on our side; the log has it under the error id");
        var errorId = UUID.randomUUID().toString();
        problem.setProperty(ProblemDetails.ERROR_ID, errorId);
        LOG.error("{} {} failed, error {}", request.getMethod(), request.getRequestURI(), errorId, fault);
        return problem;
    }

    /** Spring MVC's own: wrong method, media type, parameter, body, status of a ResponseStatusException. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = detail(thrown, body, status);
        if (thrown instanceof org.springframework.http.converter.HttpMessageNotReadableException unreadable) {
            problem.setDetail("the body cannot be read: " + firstLine(unreadable.getMostSpecificCause()));
        }
        var type = problem.getType();
        if (type == null || type.equals(URI.create("about:blank"))) {
            problem.setType(ProblemDetails.type(ProblemDetails.slug(status)));
        }
        return super.handleExceptionInternal(thrown, problem, headers, status, request);
    }

    private static String firstLine(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? "not as expected" : message.lines().findFirst().orElse("not as expected");
    }

    private static ProblemDetail detail(Exception thrown, @Nullable Object body, HttpStatusCode status) {
        if (body instanceof ProblemDetail given) {
            return given;
        }
        return thrown instanceof ErrorResponse response ? response.getBody() : ProblemDetail.forStatus(status);
    }

    private static ProblemDetail problem(HttpStatus status, String slug, Exception why) {
        return ProblemDetails.of(status, slug, String.valueOf(why.getMessage()));
    }

    /** Pages have their own way to show what went wrong. */
    private static void requireApi(HttpServletRequest request, Exception thrown) {
        if (!request.getRequestURI().startsWith("/api/")) {
            throw thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
        }
    }
}
