package dev.tradewind.planning.api;

import dev.tradewind.http.Page;
import dev.tradewind.planning.Outage;
import dev.tradewind.planning.Outages;
import dev.tradewind.planning.Replans;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sites and links that are lost, and what waits to be planned again. */
@RestController
@RequestMapping("/api/v1")
class OutagesController {
    private static final int MOST = 1000;
    private final Outages outages;
    private final Replans replans;

    OutagesController(Outages outages, Replans replans) {
        this.outages = outages;
        this.replans = replans;
    }

    /**
     * @param toSite the other end of a link; absent for a whole site
     * @param reason what was seen
     */
    record Report(
            @Nullable String site,
            @Nullable String toSite,
            @Nullable String reason) {}

    record Restored(@Nullable String reason) {}

    /** The newest first. */
    @GetMapping("/outages")
    @RolesAllowed(Access.VIEWER)
    Page<Outage> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(
                outages.newest(MOST), cursor, limit, outage -> outage.id().toString());
    }

    /** The re-plan follows at once; {@code plan} of the outage names it then. */
    @PostMapping("/outages")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<Outage> report(@RequestBody Report report) {
        if (report.site() == null || report.reason() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "expected \"site\", \"reason\" and for a link \"toSite\"");
        }
        try {
            var outage = outages.report(report.site(), report.toSite(), report.reason());
            return ResponseEntity.created(URI.create("/api/v1/outages/" + outage.id()))
                    .body(outage);
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, wrong.getMessage(), wrong);
        }
    }

    @GetMapping("/outages/{id}")
    @RolesAllowed(Access.VIEWER)
    Outage one(@PathVariable UUID id) {
        return outages.byId(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no outage " + id));
    }

    @PostMapping("/outages/{id}:restore")
    @RolesAllowed(Access.OPERATOR)
    Outage restore(@PathVariable UUID id, @RequestBody(required = false) @Nullable Restored restored) {
        one(id);
        return outages.restore(id, restored == null || restored.reason() == null ? "" : restored.reason());
    }

    /** Workloads of which something changed since a plan looked at them, by name. */
    @GetMapping("/replan-causes")
    @RolesAllowed(Access.VIEWER)
    Page<Replans.Waiting> waiting(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(replans.waiting(), cursor, limit, Replans.Waiting::workload);
    }
}
