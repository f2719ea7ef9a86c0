package dev.tradewind.egress.api;

import dev.tradewind.egress.watch.Closing;
import dev.tradewind.egress.watch.Closure;
import dev.tradewind.egress.watch.Finding;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.egress.watch.Watch;
import dev.tradewind.egress.watch.WatchRun;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Unusual egress over HTTP: what was found, and closing it with a reason. */
@RestController
@RequestMapping("/api/v1")
class FindingsController {
    private final Findings findings;
    private final Watch watch;

    FindingsController(Findings findings, Watch watch) {
        this.findings = findings;
        this.watch = watch;
    }

    /**
     * @param version as it was read
     * @param expectedUntil last day for which changes of the flow are intended
     */
    record Close(
            @Nullable Long version,
            @Nullable Closing closing,
            @Nullable String reason,
            @Nullable LocalDate expectedUntil) {}

    /** The open ones first. */
    @GetMapping("/egress-findings")
    @RolesAllowed(Access.VIEWER)
    Page<Finding> list(
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var all = findings.all().stream()
                .filter(finding -> open == null || finding.open() == open)
                .toList();
        return Page.of(all, cursor, limit, finding -> finding.id().toString());
    }

    @GetMapping("/egress-findings/{id}")
    @RolesAllowed(Access.VIEWER)
    Finding one(@PathVariable UUID id) {
        return findings.byId(id)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no egress finding " + id + "."));
    }

    /** Looks through the bills now instead of at the next round. */
    @PostMapping("/egress-findings:detect")
    @RolesAllowed({Access.ANALYST, Access.OPERATOR})
    WatchRun detect() {
        return watch.look();
    }

    @PostMapping("/egress-findings/{id}:close")
    @RolesAllowed({Access.ANALYST, Access.OPERATOR})
    ResponseEntity<?> close(@PathVariable UUID id, @RequestBody Close asked) {
        var finding = one(id);
        if (asked.closing() == null || asked.version() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "closing (INTENDED, FIXED, NOT_UNUSUAL) and version are needed");
        }
        return switch (findings.close(
                finding.id(),
                asked.version(),
                asked.closing(),
                asked.reason() == null ? "" : asked.reason(),
                asked.expectedUntil())) {
            case Closure.Done(var closed) -> ResponseEntity.ok(closed);
            case Closure.Stale stale ->
                problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        finding.shortId() + " has changed since version " + asked.version() + "; read it again.");
            case Closure.Refused(var why) -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "unprocessable", why + ".");
        };
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, String why) {
        var problem = ProblemDetail.forStatusAndDetail(status, why);
        problem.setType(URI.create("/problems/" + slug));
        return ResponseEntity.status(status).body(problem);
    }
}
