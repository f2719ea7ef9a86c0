package dev.tradewind.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id: that of the caller, or one of our own. It goes back in the header {@code X-Request-Id}, and
 * stands in each line of the program's log and in each entry of the audit log that the request led to.
 */
public final class RequestId extends OncePerRequestFilter {
    public static final String HEADER = "X-Request-Id";
    /** Kept where the logger looks for it. */
    private static final String KEY = "requestId";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,100}");

    RequestId() {}

    /** Of the request that this thread answers; empty outside a request. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getHeader(HEADER);
        var id = asked != null && FORM.matcher(asked).matches()
                ? asked
                : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
