package dev.tradewind.workload.api;

import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Workloads over HTTP; they are changed by importing a workload file. */
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
}
