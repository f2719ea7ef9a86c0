package dev.tradewind.planning.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.planning.PlacedRun;
import dev.tradewind.planning.PlacedRuns;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Runs that were ordered on what decisions had reserved. */
@RestController
@RequestMapping("/api/v1/placed-runs")
class PlacedRunsController {
    private static final int MOST = 1000;
    private final PlacedRuns runs;

    PlacedRunsController(PlacedRuns runs) {
        this.runs = runs;
    }

    /** The newest first. */
    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<PlacedRun> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(runs.newest(MOST), cursor, limit, run -> run.id().toString());
    }

    @GetMapping("/{id}")
    @RolesAllowed(Access.VIEWER)
    PlacedRun one(@PathVariable UUID id) {
        return runs.byId(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no placed run " + id));
    }

    /** Gives its capacity back before it starts; one that has started is the executor's to end. */
    @PostMapping("/{id}:cancel")
    @RolesAllowed(Access.OPERATOR)
    PlacedRun cancel(@PathVariable UUID id) {
        one(id);
        try {
            return runs.cancel(id, "cancelled over the API");
        } catch (OutOfScope refused) {
            throw refused;
        } catch (IllegalStateException tooLate) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, tooLate.getMessage(), tooLate);
        }
    }
}
