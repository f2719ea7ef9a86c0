package dev.tradewind.workload.api;

import dev.tradewind.http.Page;
import dev.tradewind.http.Seen;
import dev.tradewind.ui.Access;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Workloads over HTTP; they are changed by importing a workload file, their latency objective and what they ask of their place also here. */
@RestController
@RequestMapping("/api/v1/workloads")
@RolesAllowed(Access.VIEWER)
class WorkloadEndpoints {
    private final Workloads workloads;

    WorkloadEndpoints(Workloads workloads) {
        this.workloads = workloads;
    }

    @GetMapping
    Page<Workload> all(
            @RequestParam(name = "owner", required = false) @Nullable String owner,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        var found = workloads.all().stream()
                .filter(workload -> owner == null || workload.owner().equals(owner))
                .toList();
        return Page.of(found, cursor, limit, Workload::name);
    }

    @GetMapping("/{name}")
    ResponseEntity<Workload> one(@PathVariable("name") String name) {
        Workload workload = workloads
                .byName(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no workload " + name));
        return ResponseEntity.ok().eTag(Long.toString(workload.version())).body(workload);
    }

    /**
     * @param maxRttMillis longest p95 round trip of its users, ms; null for none
     * @param maxRttForShare of its users for whom it has to hold, above 0 to 1; null for all
     */
    record LatencyObjective(
            @Nullable Double maxRttMillis, @Nullable Double maxRttForShare) {}

    /** Changes what a workload promises its users, until its file is imported again. */
    @PutMapping("/{name}/latency-objective")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<Workload> promise(
            @PathVariable("name") String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody LatencyObjective objective) {
        Workload now = workloads
                .byName(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no workload " + name));
        if (seen != null) {
            Seen.check(seen, "the workload " + name, now.version());
        }
        Workload stored = workloads.change(promising(now, objective));
        return ResponseEntity.ok().eTag(Long.toString(stored.version())).body(stored);
    }

    /** What it asks of its place and time, as {@code placing} of a workload file; until its file is imported again. */
    @PutMapping("/{name}/placing")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<Workload> ask(
            @PathVariable("name") String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Asked asked) {
        Workload now = workloads
                .byName(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no workload " + name));
        if (seen != null) {
            Seen.check(seen, "the workload " + name, now.version());
        }
        try {
            Workload stored = workloads.change(now.asking(asked.placing()));
            return ResponseEntity.ok().eTag(Long.toString(stored.version())).body(stored);
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, wrong.getMessage(), wrong);
        }
    }

    /** As {@link Placing}; what is left out is not asked. */
    record Asked(
            @Nullable Integer members,
            @Nullable Double resumeMinutes,
            @Nullable Boolean sameEachTime,
            @Nullable Boolean byUserLocation,
            @Nullable List<Placing.Before> after,
            @Nullable List<Placing.Coupling> couplings,
            @Nullable Set<String> sameSiteAs,
            @Nullable Set<String> apartFrom,
            Placing.@Nullable Spread spread,
            Placing.@Nullable Commit commit,
            Placing.@Nullable CarbonBasis carbonBasis,
            @Nullable BigDecimal maxEgressUsdPerRun,
            @Nullable BigDecimal maxEgressUsdPerMonth,
            @Nullable List<Placing.DataRule> data) {
        Placing placing() {
            return new Placing(
                    members == null ? 1 : members,
                    resumeMinutes,
                    Boolean.TRUE.equals(sameEachTime),
                    Boolean.TRUE.equals(byUserLocation),
                    after == null ? List.of() : after,
                    couplings == null ? List.of() : couplings,
                    sameSiteAs == null ? Set.of() : sameSiteAs,
                    apartFrom == null ? Set.of() : apartFrom,
                    spread,
                    commit,
                    carbonBasis,
                    maxEgressUsdPerRun,
                    maxEgressUsdPerMonth,
                    data == null ? List.of() : data);
        }
    }

    private static Workload promising(Workload workload, LatencyObjective objective) {
        try {
            return workload.promising(objective.maxRttMillis(), objective.maxRttForShare());
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, wrong.getMessage(), wrong);
        }
    }
}
