package dev.tradewind.report.api;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.AuditLog;
import dev.tradewind.http.Page;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.change.ChangeCsv;
import dev.tradewind.report.change.ChangeLine;
import dev.tradewind.report.change.ChangeRecords;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who could change what, who did, and what ran at a site, between any two instants. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed({Access.AUDITOR, Access.ADMIN})
class ChangeRecordEndpoints {
    private final ChangeRecords records;
    private final ActorSource names;
    private final AuditLog log;

    ChangeRecordEndpoints(ChangeRecords records, ActorSource names, AuditLog log) {
        this.records = records;
        this.names = names;
        this.log = log;
    }

    /** @param site only what ran or was at home there */
    @GetMapping("/change-records")
    Page<ChangeLine> records(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return Page.of(
                lines(from, to, site),
                cursor,
                limit,
                line -> line.section() + "-" + line.leaf() + "-" + line.subject());
    }

    @GetMapping("/change-records.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String site) {
        var status = log.status();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
                .header("Content-Disposition", "attachment; filename=\"tradewind-changes.csv\"")
                .body(ChangeCsv.bytes(lines(from, to, site), names, status));
    }

    private List<ChangeLine> lines(@Nullable Instant from, @Nullable Instant to, @Nullable String site) {
        if (from == null || to == null || !from.isBefore(to)) {
            throw new IllegalArgumentException("the period is " + from + " to " + to
                    + ", expected are from and to as instants such as 2026-11-01T00:00:00Z, from before to");
        }
        return records.of(new TimeRange(from, to), site);
    }
}
