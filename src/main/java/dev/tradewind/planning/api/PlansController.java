package dev.tradewind.planning.api;

import dev.tradewind.http.Page;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.PlanSummary;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.Planner;
import dev.tradewind.planning.Plans;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Plans. */
@RestController
@RequestMapping("/api/v1")
class PlansController {
    private final Planner planner;
    private final Plans plans;

    PlansController(Planner planner, Plans plans) {
        this.planner = planner;
        this.plans = plans;
    }

    /**
     * @param reason for the log
     * @param workloads names; all when absent
     */
    record NewPlan(@Nullable String reason, @Nullable Set<String> workloads) {}

    record PlanDetail(PlanSummary plan, List<PlannedChange> changes) {}

    /** The newest first. */
    @GetMapping("/plans")
    @RolesAllowed(Access.VIEWER)
    Page<PlanSummary> list(
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        var most = Page.checked(limit) + 1;
        var found = cursor == null ? plans.newest(most) : plans.before(new PlanId(cursor), most);
        return Page.cut(found, limit, plan -> plan.id().value().toString());
    }

    @GetMapping("/plans/{id}")
    @RolesAllowed(Access.VIEWER)
    PlanDetail get(@PathVariable UUID id) {
        var stored = plans.byId(new PlanId(id)).orElseThrow(() -> notFound("plan " + id));
        return new PlanDetail(stored.summary(), stored.changes());
    }

    /** The frozen inputs, byte for byte: {@code tradewind plan} repeats the plan from them. */
    @GetMapping(value = "/plans/{id}/snapshot", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed(Access.VIEWER)
    byte[] snapshot(@PathVariable UUID id) {
        var summary = plans.summary(new PlanId(id)).orElseThrow(() -> notFound("plan " + id));
        return plans.evidence(summary.snapshotHash());
    }

    /** The whole plan with explanations and the prices that prove its bound. */
    @GetMapping(value = "/plans/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed(Access.VIEWER)
    byte[] result(@PathVariable UUID id) {
        var summary = plans.summary(new PlanId(id)).orElseThrow(() -> notFound("plan " + id));
        return plans.evidence(summary.planHash());
    }

    @PostMapping("/plans")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<PlanSummary> create(@RequestBody NewPlan request) {
        var reason = request.reason() == null ? "asked for over the API" : request.reason();
        var names = request.workloads() == null ? Set.<String>of() : request.workloads();
        var id = planner.run(new PlanRequest(reason, names));
        return ResponseEntity.created(URI.create("/api/v1/plans/" + id.value()))
                .body(plans.summary(id).orElseThrow());
    }

    private static ResponseStatusException notFound(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no " + what);
    }
}
