package dev.tradewind.workflow.api;

import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.ui.Access;
import dev.tradewind.workflow.Heard;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** CloudEvents 1.0 in structured mode; what waits for the type begins. */
@RestController
class EventsApi {
    private final Heard heard;
    private final CurrentPerson person;

    EventsApi(Heard heard, CurrentPerson person) {
        this.heard = heard;
        this.person = person;
    }

    /** Of a CloudEvent what we use; the rest of it is read and not kept. */
    record CloudEvent(
            @Nullable String specversion,
            @Nullable String id,
            @Nullable String source,
            @Nullable String type) {}

    @PostMapping(
            path = "/api/v1/events",
            consumes = {"application/cloudevents+json", "application/json"})
    @RolesAllowed(Access.OPERATOR)
    Heard.Answer hear(@RequestBody CloudEvent event) {
        if (!"1.0".equals(event.specversion())) {
            throw new IllegalArgumentException("specversion is '" + event.specversion() + "'; expected 1.0");
        }
        return heard.hear(text(event.source()), text(event.id()), text(event.type()), person.current());
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail invalid(IllegalArgumentException invalid) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(invalid.getMessage()));
        problem.setType(URI.create("/problems/invalid-event"));
        return problem;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
