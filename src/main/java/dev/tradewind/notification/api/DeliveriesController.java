package dev.tradewind.notification.api;

import dev.tradewind.event.Deliveries;
import dev.tradewind.event.Delivery;
import dev.tradewind.event.DeliveryState;
import dev.tradewind.http.Page;
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

/** The delivery log, and dead letters sent again. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {
    private final Deliveries deliveries;

    DeliveriesController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * The newest first.
     *
     * @param receiver {@code centre}, {@code channel/<id>} or {@code mail/<id of a person>}
     */
    @GetMapping
    @RolesAllowed({Access.ADMIN, Access.AUDITOR})
    Page<Delivery> list(
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable String receiver,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var found = deliveries.page(state, receiver, before(cursor), Page.checked(limit) + 1);
        return Page.cut(found, limit, one -> one.id().toString());
    }

    @GetMapping("/{id}")
    @RolesAllowed({Access.ADMIN, Access.AUDITOR})
    Delivery one(@PathVariable UUID id) {
        return deliveries
                .byId(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no delivery " + id + "."));
    }

    /** Puts a dead letter back into its line. */
    @PostMapping("/{id}:send-again")
    @RolesAllowed(Access.ADMIN)
    Delivery sendAgain(@PathVariable UUID id) {
        one(id);
        if (!deliveries.sendAgain(id)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "It is no dead letter. Only what was given up is sent again.");
        }
        return one(id);
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException none) {
            throw Page.unknown(cursor);
        }
    }
}
