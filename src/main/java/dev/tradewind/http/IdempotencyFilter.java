package dev.tradewind.http;

import dev.tradewind.http.IdempotentAnswers.Answer;
import dev.tradewind.http.IdempotentAnswers.Claim;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A post with an {@code Idempotency-Key} has its effect once: the same key and the same request again give the answer of
 * the first time; the same key for another request is refused. Answers of our own faults are not kept.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";

    /** A backup changes nothing, and is far too large to be kept as an answer. */
    private static final String STREAMED = "/api/v1/backups";

    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "ETag", "Location");
    private static final int SERVER_ERROR = 500;

    private final IdempotentAnswers answers;

    IdempotencyFilter(IdempotentAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(KEY) == null
                || request.getRequestURI().equals(STREAMED);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        var key = request.getHeader(KEY);
        // what strangers are answered is kept for nobody: the next one with this key may be somebody else
        if (signedIn == null || !signedIn.isAuthenticated() || signedIn instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            ProblemWriter.write(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "bad-request",
                    KEY + " must be 1 to 255 visible ASCII characters, such as a UUID");
            return;
        }
        var fingerprinted = Fingerprint.of(request);
        if (fingerprinted == null) {
            ProblemWriter.write(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "with " + KEY + " a body may have " + Fingerprint.LARGEST_BODY + " bytes");
            return;
        }
        var caller = signedIn.getName();
        switch (answers.claim(caller, key, fingerprinted.sha256())) {
            case Claim.First first -> run(fingerprinted.request(), response, chain, caller, key);
            case Claim.Answered(var answer) -> replay(response, answer);
            case Claim.OtherRequest other ->
                ProblemWriter.write(
                        request,
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        KEY + " '" + key + "' was used for another request within 24 hours. Take a new key.");
            case Claim.UnderWay underWay -> {
                response.setHeader("Retry-After", "1");
                ProblemWriter.write(
                        request,
                        response,
                        HttpStatus.CONFLICT,
                        "request-under-way",
                        "the first request with this " + KEY + " has not been answered yet. Ask again in a second.");
            }
        }
    }

    private void run(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String caller, String key)
            throws ServletException, IOException {
        var cached = new ContentCachingResponseWrapper(response);
        var kept = false;
        try {
            chain.doFilter(request, cached);
            if (cached.getStatus() < SERVER_ERROR) {
                var headers = new LinkedHashMap<String, String>();
                for (var name : KEPT_HEADERS) {
                    var value = name.equals("Content-Type") ? cached.getContentType() : cached.getHeader(name);
                    if (value != null) {
                        headers.put(name, value);
                    }
                }
                answers.keep(caller, key, new Answer(cached.getStatus(), headers, cached.getContentAsByteArray()));
                kept = true;
            }
        } finally {
            if (!kept) {
                answers.release(caller, key);
            }
        }
        cached.copyBodyToResponse();
    }

    private static void replay(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body());
    }
}
