package dev.tradewind.execution.api;

import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.HistoryLine;
import dev.tradewind.execution.Interventions;
import dev.tradewind.recommendation.IllegalTransition;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Executions over HTTP. */
@RestController
@RequestMapping("/api/v1/executions")
class ExecutionsApi {
    private static final int MOST = 1000;

    private final Executions executions;
    private final Interventions interventions;

    ExecutionsApi(Executions executions, Interventions interventions) {
        this.executions = executions;
        this.interventions = interventions;
    }

    record Because(String reason) {}

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    List<ExecutionSummary> list(@RequestParam(defaultValue = "100") int limit) {
        return executions.latest(Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<ExecutionSummary> one(@PathVariable String id) {
        return ResponseEntity.of(find(id));
    }

    @GetMapping("/{id}/history")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<List<HistoryLine>> history(@PathVariable String id) {
        return ResponseEntity.of(find(id).map(e -> executions.history(e.id())));
    }

    @GetMapping(value = "/{id}/output", produces = "text/plain")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<String> output(@PathVariable String id) {
        return ResponseEntity.of(find(id).map(e -> executions.output(e.id())));
    }

    @PostMapping("/{id}:cancel")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> cancel(@PathVariable String id, @RequestBody Because because) {
        return act(id, because, interventions::cancel);
    }

    @PostMapping("/{id}:retry")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> retry(@PathVariable String id, @RequestBody Because because) {
        return act(id, because, interventions::retry);
    }

    @PostMapping("/{id}:roll-back")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> rollBack(@PathVariable String id, @RequestBody Because because) {
        return act(id, because, interventions::rollBack);
    }

    @PostMapping("/{id}:pause")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> pause(@PathVariable String id, @RequestBody Because because) {
        return act(id, because, interventions::pause);
    }

    @PostMapping("/{id}:resume")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> resume(@PathVariable String id, @RequestBody Because because) {
        return act(id, because, interventions::resume);
    }

    @PostMapping("/{id}:start-now")
    @RolesAllowed(Access.APPROVER)
    ResponseEntity<ExecutionSummary> startNow(@PathVariable String id, @RequestBody Because because) {
        return act(id, because, interventions::startNow);
    }

    private ResponseEntity<ExecutionSummary> act(
            String id, Because because, BiFunction<UUID, String, ExecutionSummary> action) {
        return ResponseEntity.of(find(id).map(e -> action.apply(e.id(), because.reason())));
    }

    private Optional<ExecutionSummary> find(String id) {
        return id.regionMatches(true, 0, "EXE-", 0, 4)
                ? executions.byShortId(id)
                : executions.byId(UUID.fromString(id));
    }

    @ExceptionHandler(IllegalTransition.class)
    ResponseEntity<ProblemDetail> illegal(IllegalTransition refused) {
        return problem(HttpStatus.CONFLICT, "illegal-transition", refused);
    }

    @ExceptionHandler(IllegalStateException.class)
    ResponseEntity<ProblemDetail> refused(IllegalStateException refused) {
        return problem(HttpStatus.CONFLICT, "refused", refused);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<ProblemDetail> bad(IllegalArgumentException refused) {
        return problem(HttpStatus.BAD_REQUEST, "bad-request", refused);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, Exception refused) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(refused.getMessage()));
        problem.setType(URI.create("/problems/" + slug));
        problem.setProperty("errorId", UUID.randomUUID().toString());
        return ResponseEntity.of(problem).build();
    }
}
