package dev.tradewind.audit.api;

import dev.tradewind.audit.AuditLog;
import dev.tradewind.audit.LogStatus;
import dev.tradewind.audit.log.Checkpoints;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Entry;
import dev.tradewind.audit.log.Export;
import dev.tradewind.audit.log.Proofs;
import dev.tradewind.audit.log.WholeLog;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The audit log for an auditor's programs: entries, checkpoint, proofs, and all of it as one file. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed(Access.AUDITOR)
class AuditEndpoints {
    private static final int MOST = 1_000;

    private final AuditLog log;
    private final Entries entries;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final Export export;
    private final WholeLog wholeLog;

    AuditEndpoints(
            AuditLog log, Entries entries, Checkpoints checkpoints, Proofs proofs, Export export, WholeLog wholeLog) {
        this.log = log;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.export = export;
        this.wholeLog = wholeLog;
    }

    /**
     * One page of entries, newest first.
     *
     * @param next give it as {@code cursor} for older ones; null at the end
     */
    record Page(List<AuditEntryView> items, @Nullable String next) {}

    @GetMapping("/audit-entries")
    Page search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(name = "actor", required = false) @Nullable List<String> actors,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit is " + limit + ", allowed are 1 to " + MOST);
        }
        var filter = new Entries.Filter(text, action, actors == null ? List.of() : actors, cursor);
        var found = entries.search(filter, limit + 1);
        var page = found.stream().limit(limit).map(AuditEntryView::of).toList();
        var next = found.size() > limit ? String.valueOf(page.getLast().index()) : null;
        return new Page(page, next);
    }

    @GetMapping("/audit-entries/{index}")
    AuditEntryView entry(@PathVariable long index) {
        return AuditEntryView.of(need(index));
    }

    @GetMapping("/audit-entries/{index}/proof")
    Proofs.Proof proof(@PathVariable long index) {
        return proofs.of(need(index))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Entry " + index + " is not under a checkpoint yet. Try again in a second."));
    }

    /** That the log of {@code to} entries begins with the {@code from} entries of an earlier checkpoint. */
    @GetMapping("/audit/consistency-proof")
    Proofs.Consistency consistency(
            @RequestParam(required = false) @Nullable Long from, @RequestParam(required = false) @Nullable Long to) {
        if (from == null) {
            throw new IllegalArgumentException("from is missing: the size of the earlier checkpoint");
        }
        return proofs.between(from, to);
    }

    @GetMapping("/audit/status")
    LogStatus status() {
        return log.status();
    }

    /**
     * The verification of the whole log: the last one, and how far one that runs has come.
     *
     * @param running null while none runs
     */
    record VerificationState(WholeLog.@Nullable Verification last, WholeLog.@Nullable Progress running) {}

    @GetMapping("/audit/verification")
    VerificationState verification() {
        return new VerificationState(
                wholeLog.last().orElse(null), wholeLog.running().orElse(null));
    }

    /** The signed note, as text. */
    @GetMapping(path = "/audit/checkpoint", produces = "text/plain;charset=UTF-8")
    String checkpoint() {
        return checkpoints
                .last()
                .map(Checkpoints.Stored::note)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No checkpoint has been signed yet"));
    }

    /** Written straight to the response: the log may be larger than memory. */
    @GetMapping("/audit/export")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"tradewind-audit-" + log.status().size() + ".zip\"");
        export.write(response.getOutputStream());
    }

    private Entry need(long index) {
        return entries.at(index)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The log has no entry " + index));
    }
}
