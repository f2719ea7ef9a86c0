package dev.tradewind.notification.api;

import dev.tradewind.http.Page;
import dev.tradewind.notification.EventKind;
import dev.tradewind.notification.EventKinds;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a channel can subscribe to. */
@RestController
@RequestMapping("/api/v1/event-kinds")
class EventKindsController {

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<EventKind> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(EventKinds.ALL, cursor, limit, EventKind::kind);
    }
}
