package dev.tradewind.planning.api;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.identity.Role;
import dev.tradewind.placement.Candidate;
import dev.tradewind.planning.PlacedRun;
import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.PlanningTimers;
import dev.tradewind.planning.decide.NoQuota;
import dev.tradewind.planning.decide.PlacementAnswer;
import dev.tradewind.planning.decide.PlacementAsk;
import dev.tradewind.planning.decide.Placements;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Decisions for programs that wait. */
@RestController
@RequestMapping("/api/v1")
class PlacementsController {
    private static final int MOST_REQUESTS = 1000;

    private final Placements placements;
    private final PlanningTimers timers;
    private final ActorSource actors;

    PlacementsController(Placements placements, PlanningTimers timers, ActorSource actors) {
        this.placements = placements;
        this.timers = timers;
        this.actors = actors;
    }

    /** One workload, by name or as a candidate, or up to a thousand in {@code requests}, which are placed in their order. */
    record DecideRequest(
            @Nullable String workload,
            @Nullable Candidate candidate,
            @Nullable Integer reserveSeconds,
            @Nullable Boolean explain,
            @Nullable List<PlacementAsk> requests) {}

    /** @param error what of this one request is wrong; the others are answered all the same */
    record BatchLine(
            @Nullable PlacementAnswer answer, @Nullable String error) {}

    record BatchAnswer(List<BatchLine> answers) {}

    /** Reserving takes the role OPERATOR. */
    @PostMapping(value = "/placements:decide", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed(Access.VIEWER)
    byte[] decide(@RequestBody byte[] body) {
        DecideRequest request;
        try {
            request = PlanJson.read(body, DecideRequest.class);
        } catch (tools.jackson.core.JacksonException unreadable) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "not a decide request: " + unreadable.getOriginalMessage(), unreadable);
        }
        var by = actors.current().id();
        var several = request.requests();
        if (several == null || several.isEmpty()) {
            var ask = new PlacementAsk(
                    request.workload(), request.candidate(), request.reserveSeconds(), request.explain());
            return PlanJson.write(one(ask, by));
        }
        if (several.size() > MOST_REQUESTS) {
            throw new IllegalArgumentException("requests has " + several.size() + " entries, at most " + MOST_REQUESTS
                    + " fit. Send the rest after.");
        }
        var lines = new ArrayList<BatchLine>(several.size());
        for (var ask : several) {
            try {
                lines.add(new BatchLine(one(ask, by), null));
            } catch (NoSuchElementException | IllegalArgumentException wrong) {
                lines.add(new BatchLine(null, wrong.getMessage()));
            }
        }
        return PlanJson.write(new BatchAnswer(lines));
    }

    private PlacementAnswer one(PlacementAsk ask, String by) {
        if (ask.reserveSeconds() != null && !isOperator()) {
            throw new AccessDeniedException("reserving takes the role OPERATOR");
        }
        return timers.decided(() -> placements.decide(ask, by));
    }

    private static boolean isOperator() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null
                && signedIn.getAuthorities().stream()
                        .anyMatch(role -> ("ROLE_" + Role.OPERATOR.name()).equals(role.getAuthority()));
    }

    /** Gives a reservation back before it expires; the replica that answered the decision has to be asked. */
    @DeleteMapping("/reservations/{id}")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<Void> release(@PathVariable UUID id) {
        return placements.release(id, actors.current().id()).isPresent()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }

    /** Orders the run that a reservation holds capacity for; the replica that answered the decision has to be asked. */
    @PostMapping("/reservations/{id}:run")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<PlacedRun> run(@PathVariable UUID id) {
        return placements
                .order(id, actors.current().id())
                .map(run -> ResponseEntity.created(URI.create("/api/v1/placed-runs/" + id))
                        .body(run))
                .orElseThrow(() -> new NoSuchElementException(
                        "reservation " + id + " at this replica, or it has expired. Maybe decide again?"));
    }

    @ExceptionHandler(NoQuota.class)
    static ProblemDetail noQuota(NoQuota none) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, none.getMessage());
        problem.setType(URI.create("/problems/no-quota"));
        return problem;
    }

    @ExceptionHandler(NoSuchElementException.class)
    ProblemDetail unknown(NoSuchElementException unknown) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "there is no " + unknown.getMessage());
    }
}
