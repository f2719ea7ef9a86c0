package dev.tradewind.report.api;

import dev.tradewind.http.Page;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportReader;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.report.StoredReport;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reports: make one, list them, fetch the bytes as they were. */
@RestController
@RequestMapping("/api/v1/reports")
@RolesAllowed(Access.VIEWER)
class ReportEndpoints {
    private final Reports reports;

    ReportEndpoints(Reports reports) {
        this.reports = reports;
    }

    /**
     * What to make.
     *
     * @param month as "2026-11", of the reporting zone
     * @param language of the pages: "en", which is the default, or "de"; the CSV is the same in both
     * @param timeZone of the clock times in the pages, as "Europe/Berlin"; UTC is the default
     */
    record Order(
            @Nullable ReportKind kind,
            @Nullable String month,
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String provider,
            @Nullable String language,
            @Nullable String timeZone) {
        ReportReader reader() {
            return ReportReader.of(language, timeZone);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed({Access.ANALYST, Access.SUSTAINABILITY})
    StoredReport make(@RequestBody Order order) {
        if (order.kind() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "kind is missing, expected one of " + List.of(ReportKind.values()));
        }
        return reports.make(new ReportRequest(
                order.kind(),
                month(order.month()),
                order.owner(),
                order.environment(),
                order.provider(),
                order.reader()));
    }

    /** The report of changes and access, which shows the audit log. */
    @PostMapping("/changes")
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed({Access.AUDITOR, Access.ADMIN})
    StoredReport makeChanges(@RequestBody Order order) {
        return reports.make(
                new ReportRequest(ReportKind.CHANGES, month(order.month()), null, null, null, order.reader()));
    }

    @GetMapping
    Page<StoredReport> history(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(reports.history(), cursor, limit, report -> report.id().toString());
    }

    @GetMapping("/{id}/pdf")
    ResponseEntity<InputStreamResource> pdf(@PathVariable UUID id) {
        var report = need(id);
        return file(report, report.pdf(), "pdf", MediaType.APPLICATION_PDF);
    }

    @GetMapping("/{id}/csv")
    ResponseEntity<InputStreamResource> csv(@PathVariable UUID id) {
        var report = need(id);
        return file(report, report.csv(), "csv", MediaType.parseMediaType("text/csv;charset=utf-8"));
    }

    private ResponseEntity<InputStreamResource> file(
            StoredReport report, String sha256, String ending, MediaType type) {
        var name = report.fileName(reports.zone().getId(), ending);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new InputStreamResource(reports.open(sha256)));
    }

    private static YearMonth month(@Nullable String text) {
        try {
            return YearMonth.parse(text == null ? "" : text);
        } catch (java.time.DateTimeException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "month is '" + text + "', expected as 2026-11", e);
        }
    }

    private StoredReport need(UUID id) {
        return reports.byId(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no report " + id));
    }
}
