package dev.tradewind.approval.api;

import dev.tradewind.approval.Absence;
import dev.tradewind.approval.Absences;
import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
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

/** Who decides for whom while they are away. */
@RestController
@RequestMapping("/api/v1/absences")
class AbsencesApi {
    private final Absences absences;
    private final CurrentPerson person;

    AbsencesApi(Absences absences, CurrentPerson person) {
        this.absences = absences;
        this.person = person;
    }

    record Announcement(
            UUID deputyId,
            Instant from,
            Instant to,
            @Nullable String reason) {}

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<Absence> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(
                absences.announced(), cursor, limit, absence -> absence.id().toString());
    }

    /** The signed-in person is away. */
    @PostMapping
    @RolesAllowed(Access.APPROVER)
    @ResponseStatus(HttpStatus.CREATED)
    Absence announce(@RequestBody Announcement of) {
        return absences.announce(
                person.current(), of.deputyId(), of.from(), of.to(), of.reason() == null ? "" : of.reason());
    }

    @PostMapping("/{id}:end")
    @RolesAllowed(Access.APPROVER)
    Absence end(@PathVariable UUID id) {
        return absences.end(id, person.current());
    }

    @ExceptionHandler(IllegalStateException.class)
    ProblemDetail refused(IllegalStateException refused) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(refused.getMessage()));
        problem.setType(URI.create("/problems/refused"));
        return problem;
    }
}
