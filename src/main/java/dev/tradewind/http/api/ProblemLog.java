package dev.tradewind.http.api;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Whoever wrote the problem: it carries an error id, and the log has a line with that id. */
@ControllerAdvice
class ProblemLog implements ResponseBodyAdvice<Object> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.tradewind.http.problem");

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            var type = problem.getType();
            if (type == null || type.equals(URI.create("about:blank"))) {
                problem.setType(ProblemDetails.type(
                        ProblemDetails.slug(org.springframework.http.HttpStatusCode.valueOf(problem.getStatus()))));
            }
            LOG.info(
                    "{} {} answered {} {}, error {}: {}",
                    request.getMethod(),
                    request.getURI().getPath(),
                    problem.getStatus(),
                    problem.getType(),
                    errorId(problem),
                    problem.getDetail());
        }
        return body;
    }

    private static String errorId(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        var given = properties == null ? null : properties.get(ProblemDetails.ERROR_ID);
        if (given != null) {
            return given.toString();
        }
        var made = UUID.randomUUID().toString();
        problem.setProperty(ProblemDetails.ERROR_ID, made);
        return made;
    }
}
