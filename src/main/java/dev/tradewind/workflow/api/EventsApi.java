package dev.tradewind.workflow.api;

import dev.tradewind.execution.Executions;
import dev.tradewind.execution.Interventions;
import dev.tradewind.execution.SignalToGive;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** CloudEvents 1.0 in structured mode; what waits for the type begins, and what is a signal reaches its execution. */
@RestController
class EventsApi {
    private static final String SIGNAL = "dev.tradewind.execution.signal";

    private final Heard heard;
    private final Executions executions;
    private final Interventions interventions;
    private final CurrentPerson person;

    EventsApi(Heard heard, Executions executions, Interventions interventions, CurrentPerson person) {
        this.heard = heard;
        this.executions = executions;
        this.interventions = interventions;
        this.person = person;
    }

    /** Of a CloudEvent what we use; the rest of it is read and not kept. */
    record CloudEvent(
            @Nullable String specversion,
            @Nullable String id,
            @Nullable String source,
            @Nullable String type,
            @Nullable String subject,
            @Nullable JsonNode data) {}

    @PostMapping(
            path = "/api/v1/events",
            consumes = {"application/cloudevents+json", "application/json"})
    @RolesAllowed(Access.OPERATOR)
    Heard.Answer hear(@RequestBody CloudEvent event) {
        if (!"1.0".equals(event.specversion())) {
            throw new IllegalArgumentException("specversion is '" + event.specversion() + "'; expected 1.0");
        }
        if (SIGNAL.equals(event.type())) {
            signal(event);
        }
        return heard.hear(text(event.source()), text(event.id()), text(event.type()), person.current());
    }

    /** To the execution that the subject names; under source and id, so that one that is delivered again counts once. */
    private void signal(CloudEvent event) {
        var of = text(event.subject());
        var execution = executions
                .byShortId(of.startsWith("execution/") ? of.substring("execution/".length()) : of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "subject is '" + of + "'; expected an execution, such as execution/EXE-1001"));
        var data = event.data() == null ? JsonNodeFactory.instance.objectNode() : event.data();
        var reason = data.path("reason").asString("");
        interventions.signal(
                execution.id(),
                new SignalToGive(
                        data.path("name").asString(""),
                        text(event.source()) + "#" + text(event.id()),
                        data.path("data").isMissingNode()
                                ? null
                                : data.path("data").toString(),
                        reason.isBlank() ? "event " + text(event.id()) + " of " + text(event.source()) : reason),
                person.current());
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
