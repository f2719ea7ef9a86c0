package dev.tradewind.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457) from where no controller is: filters and sign-in. */
public final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.tradewind.http.problem");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /** Answers with {@code /problems/<slug>}; the error id stands in the log too. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String slug, String detail)
            throws IOException {
        var errorId = UUID.randomUUID().toString();
        LOG.info(
                "{} {} answered {} {}, error {}: {}",
                request.getMethod(),
                request.getRequestURI(),
                status.value(),
                slug,
                errorId,
                detail);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + slug);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("instance", request.getRequestURI());
        problem.put("errorId", errorId);
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
