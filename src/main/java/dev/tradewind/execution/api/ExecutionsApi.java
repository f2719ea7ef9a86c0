package dev.tradewind.execution.api;

import dev.tradewind.execution.AsItWas;
import dev.tradewind.execution.CopiedData;
import dev.tradewind.execution.CopyBill;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.GivenSignal;
import dev.tradewind.execution.HistoryLine;
import dev.tradewind.execution.Interventions;
import dev.tradewind.execution.Refusal;
import dev.tradewind.execution.SignalToGive;
import dev.tradewind.http.Page;
import dev.tradewind.http.Seen;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.recommendation.IllegalTransition;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Executions over HTTP. */
@RestController
@RequestMapping("/api/v1/executions")
class ExecutionsApi {
    private final Executions executions;
    private final Interventions interventions;

    ExecutionsApi(Executions executions, Interventions interventions) {
        this.executions = executions;
        this.interventions = interventions;
    }

    record Because(String reason) {}

    /** @param to the new limit, in the unit of the old one */
    record Raise(@Nullable BigDecimal to, String reason) {}

    /**
     * @param key under which it counts once; null: its name
     * @param data any JSON, kept with it
     */
    record Signal(
            @Nullable String name,
            @Nullable String key,
            @Nullable JsonNode data,
            @Nullable String reason) {}

    /** @param appliedAt null for now */
    record Applied(@Nullable Instant appliedAt, String reason) {}

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<ExecutionSummary> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        var most = Page.checked(limit) + 1;
        var found = cursor == null
                ? executions.latest(most)
                : executions.before(find(cursor).orElseThrow(() -> Page.unknown(cursor)), most);
        return Page.cut(found, limit, ExecutionSummary::shortId);
    }

    @GetMapping("/{id}")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<ExecutionSummary> one(@PathVariable String id) {
        return tagged(need(id));
    }

    /** Its lines, oldest first. */
    @GetMapping(value = "/{id}/history", params = "!at")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<List<HistoryLine>> history(@PathVariable String id) {
        return ResponseEntity.ok(executions.history(need(id).id()));
    }

    /** What it was then, replayed from its lines; 409 when they are not whole. */
    @GetMapping(value = "/{id}/history", params = "at")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<AsItWas> asItWas(@PathVariable String id, @RequestParam Instant at) {
        return ResponseEntity.ok(executions.asItWas(need(id).id(), at));
    }

    @GetMapping(value = "/{id}/output", produces = "text/plain")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<String> output(@PathVariable String id) {
        return ResponseEntity.ok(executions.output(need(id).id()));
    }

    @GetMapping("/{id}/refusals")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<List<Refusal>> refusals(@PathVariable String id) {
        return ResponseEntity.ok(executions.refusals(need(id).id()));
    }

    @GetMapping("/{id}/copied-data")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<List<CopiedData>> copiedData(@PathVariable String id) {
        return ResponseEntity.ok(executions.copiedData(need(id).id()));
    }

    /** What bills say of each copy, beside what was counted. */
    @GetMapping("/{id}/copied-data/bills")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<List<CopyBill>> copyBills(@PathVariable String id) {
        return ResponseEntity.ok(executions.copyBills(need(id).id()));
    }

    @PostMapping("/{id}:cancel")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> cancel(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::cancel);
    }

    @PostMapping("/{id}:retry")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> retry(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::retry);
    }

    @PostMapping("/{id}:roll-back")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> rollBack(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::rollBack);
    }

    @PostMapping("/{id}:skip-step")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> skip(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::skip);
    }

    @PostMapping("/{id}:pause")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> pause(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::pause);
    }

    @PostMapping("/{id}:resume")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> resume(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::resume);
    }

    @PostMapping("/{id}:start-now")
    @RolesAllowed(Access.APPROVER)
    ResponseEntity<ExecutionSummary> startNow(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Because because) {
        return act(id, seen, because, interventions::startNow);
    }

    @GetMapping("/{id}/signals")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<List<GivenSignal>> signals(@PathVariable String id) {
        return ResponseEntity.ok(executions.signals(need(id).id()));
    }

    @PostMapping("/{id}:signal")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<ExecutionSummary> signal(@PathVariable String id, @RequestBody Signal signal) {
        var name = signal.name() == null ? "" : signal.name();
        var data = signal.data() == null ? null : signal.data().toString();
        var reason = signal.reason() == null ? "" : signal.reason();
        return tagged(interventions.signal(
                need(id).id(), new SignalToGive(name, signal.key() == null ? name : signal.key(), data, reason)));
    }

    @PostMapping("/{id}:confirm-applied")
    @RolesAllowed({Access.OPERATOR, Access.APPROVER})
    ResponseEntity<ExecutionSummary> confirmApplied(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Applied applied) {
        return act(
                id,
                seen,
                new Because(applied.reason()),
                (execution, reason) -> interventions.confirmApplied(execution, applied.appliedAt(), reason));
    }

    @PostMapping("/{id}:raise-egress-budget")
    @RolesAllowed(Access.APPROVER)
    ResponseEntity<ExecutionSummary> raiseEgressBudget(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Raise raise) {
        var to = raise.to();
        if (to == null) {
            throw new IllegalArgumentException("to is missing; expected the new limit, in the unit of the old one");
        }
        return act(
                id,
                seen,
                new Because(raise.reason()),
                (execution, reason) -> interventions.raiseEgressBudget(execution, to, reason));
    }

    private ResponseEntity<ExecutionSummary> act(
            String id, @Nullable String seen, Because because, BiFunction<UUID, String, ExecutionSummary> action) {
        var execution = need(id);
        Seen.check(seen, execution.shortId(), execution.version());
        return tagged(action.apply(execution.id(), because.reason()));
    }

    private static ResponseEntity<ExecutionSummary> tagged(ExecutionSummary execution) {
        return ResponseEntity.ok().eTag(Seen.tag(execution.version())).body(execution);
    }

    private ExecutionSummary need(String id) {
        return find(id).orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no execution " + id));
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

    @ExceptionHandler(OutOfScope.class)
    ResponseEntity<ProblemDetail> outOfScope(OutOfScope refused) {
        return problem(HttpStatus.FORBIDDEN, "out-of-scope", refused);
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
