package dev.tradewind.workflow.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.ui.Access;
import dev.tradewind.workflow.Forecast;
import dev.tradewind.workflow.Run;
import dev.tradewind.workflow.WorkflowSummary;
import dev.tradewind.workflow.Workflows;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Workflows and their runs over HTTP; an event from outside starts one by {@code :start}. */
@RestController
class WorkflowsApi {
    private final Workflows workflows;
    private final CurrentPerson person;
    private final Clock clock;

    WorkflowsApi(Workflows workflows, CurrentPerson person, Clock clock) {
        this.workflows = workflows;
        this.person = person;
        this.clock = clock;
    }

    record Because(@Nullable String reason) {
        String words() {
            return reason == null ? "" : reason;
        }
    }

    /** @param forecast when each job will have run, by what has happened so far */
    record Going(Run run, Forecast forecast) {}

    @GetMapping("/api/v1/workflows")
    @RolesAllowed(Access.VIEWER)
    Page<WorkflowSummary> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(workflows.all(), cursor, limit, each -> each.workflow().name());
    }

    /** The body is the workflow's YAML; the same name again is a new revision. */
    @PostMapping(
            path = "/api/v1/workflows",
            consumes = {"application/yaml", "text/plain"})
    @RolesAllowed(Access.OPERATOR)
    @ResponseStatus(HttpStatus.CREATED)
    WorkflowSummary save(@RequestBody String yaml) {
        return workflows.save(yaml, person.current());
    }

    @PostMapping("/api/v1/workflows/{name}:start")
    @RolesAllowed(Access.OPERATOR)
    @ResponseStatus(HttpStatus.CREATED)
    Run start(@PathVariable String name, @RequestBody Because because) {
        return workflows.start(name, because.words(), person.current());
    }

    @GetMapping("/api/v1/workflow-runs/{id}")
    @RolesAllowed(Access.VIEWER)
    Going run(@PathVariable String id) {
        return workflows
                .run(id)
                .map(run -> new Going(run, run.forecast(clock.instant(), Map.of())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no run " + id));
    }

    @PostMapping("/api/v1/workflow-runs/{id}:cancel")
    @RolesAllowed(Access.OPERATOR)
    Run cancel(@PathVariable String id, @RequestBody Because because) {
        return workflows.cancel(id, because.words(), person.current());
    }

    @PostMapping("/api/v1/workflow-runs/{id}/jobs/{job}:retry")
    @RolesAllowed(Access.OPERATOR)
    Run retry(@PathVariable String id, @PathVariable String job, @RequestBody Because because) {
        return workflows.retry(id, job, because.words(), person.current());
    }

    @PostMapping("/api/v1/workflow-runs/{id}/jobs/{job}:let-start")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    Run letStart(@PathVariable String id, @PathVariable String job, @RequestBody Because because) {
        return workflows.letStart(id, job, because.words(), person.current());
    }

    @PostMapping("/api/v1/workflow-runs/{id}/jobs/{job}:pass-over")
    @RolesAllowed(Access.OPERATOR)
    Run passOver(@PathVariable String id, @PathVariable String job, @RequestBody Because because) {
        return workflows.passOver(id, job, because.words(), person.current());
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail invalid(IllegalArgumentException invalid) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-workflow", invalid);
    }

    @ExceptionHandler(IllegalStateException.class)
    ProblemDetail refused(IllegalStateException refused) {
        return problem(HttpStatus.CONFLICT, "refused", refused);
    }

    private static ProblemDetail problem(HttpStatus status, String slug, Exception why) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(why.getMessage()));
        problem.setType(URI.create("/problems/" + slug));
        return problem;
    }
}
