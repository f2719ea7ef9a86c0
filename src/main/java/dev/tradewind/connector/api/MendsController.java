package dev.tradewind.connector.api;

import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.Mend;
import dev.tradewind.connector.Mending;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Rows in quarantine are mended and imported again; who mended what and why stays readable. */
@RestController
@RequestMapping("/api/v1/imports")
class MendsController {
    private final Imports imports;
    private final Mending mending;

    MendsController(Imports imports, Mending mending) {
        this.imports = imports;
        this.mending = mending;
    }

    /**
     * @param column null to replace the whole row
     * @param value a whole row as CSV with commas
     */
    record MendRequest(
            long line, @Nullable String column, @Nullable String value) {}

    record MendsRequest(@Nullable String reason, @Nullable List<MendRequest> mends) {}

    /** A mend that was made. @param mendedAs the import that carried it */
    record MendResource(
            long line,
            @Nullable String column,
            @Nullable String was,
            String value,
            String reason,
            String by,
            Instant at,
            UUID mendedAs) {
        static MendResource of(Mend.Made made) {
            return new MendResource(
                    made.mend().line(),
                    made.mend().column(),
                    made.was(),
                    made.mend().value(),
                    made.reason(),
                    made.by(),
                    made.at(),
                    made.mendedAs());
        }
    }

    /** The import of the mended file, which goes on. */
    record MendedAs(UUID id, String file, ImportState state) {
        static MendedAs of(ImportReceipt receipt) {
            return new MendedAs(receipt.id(), receipt.fileName(), receipt.state());
        }
    }

    record StillUnreadable(
            String file,
            long line,
            @Nullable String column,
            @Nullable String value,
            String reason) {
        static StillUnreadable of(String file, Quarantined row) {
            return new StillUnreadable(file, row.line(), row.column(), row.value(), row.reason());
        }
    }

    /** Mends of an import's rows, the newest first. */
    @GetMapping("/{id}/mends")
    @RolesAllowed(Access.VIEWER)
    Page<MendResource> mends(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        find(id);
        if (cursor < 0) {
            throw Page.unknown(Long.toString(cursor));
        }
        var found = mending.made(id, cursor, Page.checked(limit) + 1).stream()
                .map(MendResource::of)
                .toList();
        return Page.cut(found, limit, mend -> Long.toString(cursor + limit));
    }

    /** Imports the file again with these cells in their places, or says which rows would not be readable still. */
    @PostMapping("/{id}:mend")
    @RolesAllowed(Access.ANALYST)
    ResponseEntity<MendedAs> mend(@PathVariable UUID id, @RequestBody MendsRequest body) {
        find(id);
        var asked = body.mends() == null ? List.<MendRequest>of() : body.mends();
        var mends = asked.stream()
                .map(each -> new Mend(each.line(), each.column(), each.value() == null ? "" : each.value()))
                .toList();
        return switch (mending.mend(id, mends, body.reason() == null ? "" : body.reason())) {
            case Mending.Outcome.Submitted(var receipt) ->
                ResponseEntity.accepted().body(MendedAs.of(receipt));
            case Mending.Outcome.Refused(var why) -> throw new ResponseStatusException(HttpStatus.CONFLICT, why);
            case Mending.Outcome.StillUnreadable(var file, var rows) -> throw unreadable(file, rows);
        };
    }

    private static ErrorResponseException unreadable(String file, List<Quarantined> rows) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT,
                rows.size() + " mended rows of " + file
                        + " would wait in quarantine again; nothing was changed. Correct the values below.");
        problem.setProperty(
                "rows", rows.stream().map(row -> StillUnreadable.of(file, row)).toList());
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
    }

    private ImportReceipt find(UUID id) {
        return imports.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no import " + id));
    }
}
