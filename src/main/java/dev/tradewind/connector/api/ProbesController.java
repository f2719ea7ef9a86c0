package dev.tradewind.connector.api;

import dev.tradewind.connector.feed.Probe;
import dev.tradewind.connector.feed.ProbeRequest;
import dev.tradewind.connector.feed.Probes;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Endpoints that the console measures by itself. Their rounds stand at {@code /api/v1/feeds/{id}/runs}. */
@RestController
@RequestMapping("/api/v1/probes")
class ProbesController {
    private final Probes probes;

    ProbesController(Probes probes) {
        this.probes = probes;
    }

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<Probe> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(probes.all(), cursor, limit, Probe::id);
    }

    @PostMapping
    @RolesAllowed({Access.OPERATOR, Access.ADMIN})
    ResponseEntity<Probe> add(@RequestBody ProbeRequest request) {
        return switch (probes.add(request)) {
            case Probes.Outcome.Made(Probe probe) ->
                ResponseEntity.status(HttpStatus.CREATED).body(probe);
            case Probes.Outcome.Refused(String reason) ->
                throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, reason);
        };
    }

    @DeleteMapping("/{id}")
    @RolesAllowed({Access.OPERATOR, Access.ADMIN})
    ResponseEntity<Void> remove(@PathVariable String id) {
        if (probes.remove(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no probe '" + id + "'");
        }
        return ResponseEntity.noContent().build();
    }
}
