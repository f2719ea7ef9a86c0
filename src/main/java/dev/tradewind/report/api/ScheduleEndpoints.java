package dev.tradewind.report.api;

import dev.tradewind.http.Page;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportReader;
import dev.tradewind.report.schedule.HandOver;
import dev.tradewind.report.schedule.ReportSchedule;
import dev.tradewind.report.schedule.ScheduleDraft;
import dev.tradewind.report.schedule.Schedules;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports on a schedule: set one up, run it now, stop it, see what became of it. */
@RestController
@RequestMapping("/api/v1/report-schedules")
@RolesAllowed(Access.VIEWER)
class ScheduleEndpoints {
    private final Schedules schedules;

    ScheduleEndpoints(Schedules schedules) {
        this.schedules = schedules;
    }

    /**
     * What to make each month, and where it goes; see {@link ScheduleDraft}.
     *
     * @param kind a name of {@link ReportKind}
     * @param language of the pages and of the mail: "en", which is the default, or "de"
     * @param timeZone of the clock times in the pages, as "Europe/Berlin"; UTC is the default
     */
    record Body(
            @Nullable String kind,
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String provider,
            @Nullable Integer dayOfMonth,
            @Nullable Integer hourOfDay,
            @Nullable List<String> recipients,
            @Nullable String folder,
            @Nullable String language,
            @Nullable String timeZone) {
        ScheduleDraft draft() {
            var reader = ReportReader.of(language, timeZone);
            return new ScheduleDraft(
                    Arrays.stream(ReportKind.values())
                            .filter(each -> each.name().equals(kind))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "kind is '" + kind + "', permitted are " + Arrays.toString(ReportKind.values()))),
                    owner,
                    environment,
                    provider,
                    dayOfMonth == null ? 2 : dayOfMonth,
                    hourOfDay == null ? 6 : hourOfDay,
                    recipients == null ? List.of() : recipients,
                    folder,
                    reader.language(),
                    reader.timeZone());
        }
    }

    /** @param reason why it ends */
    record Stop(@Nullable String reason) {}

    @GetMapping
    Page<ReportSchedule> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(schedules.all(), cursor, limit, one -> one.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed({Access.ANALYST, Access.SUSTAINABILITY, Access.AUDITOR, Access.ADMIN})
    ReportSchedule create(@RequestBody Body body) {
        return schedules.create(body.draft());
    }

    /** Latest first. */
    @GetMapping("/{id}/hand-overs")
    Page<HandOver> handOvers(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return Page.of(schedules.handOvers(id), cursor, limit, one -> one.id().toString());
    }

    @PostMapping("/{id}:run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RolesAllowed({Access.ANALYST, Access.SUSTAINABILITY, Access.AUDITOR, Access.ADMIN})
    HandOver run(@PathVariable UUID id) {
        return schedules.runNow(id);
    }

    @PostMapping("/{id}:stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RolesAllowed({Access.ANALYST, Access.SUSTAINABILITY, Access.AUDITOR, Access.ADMIN})
    void stop(@PathVariable UUID id, @RequestBody Stop stop) {
        schedules.stop(id, stop.reason() == null ? "" : stop.reason());
    }

    @ExceptionHandler(NoSuchElementException.class)
    ProblemDetail unknown(NoSuchElementException unknown) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
    }
}
