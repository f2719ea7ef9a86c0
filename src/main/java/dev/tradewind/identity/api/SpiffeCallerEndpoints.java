package dev.tradewind.identity.api;

import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.spiffe.CallerBook;
import dev.tradewind.identity.spiffe.CallerLine;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which programs may call by their SPIFFE ID. */
@RestController
@RequestMapping("/api/v1/identity/spiffe-callers")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
class SpiffeCallerEndpoints {
    private final CallerBook book;
    private final CurrentPerson current;

    SpiffeCallerEndpoints(CallerBook book, CurrentPerson current) {
        this.book = book;
        this.current = current;
    }

    record Wanted(@Nullable String spiffeId, @Nullable Set<Role> roles) {}

    record Reason(@Nullable String reason) {}

    @GetMapping
    List<CallerLine> all() {
        return book.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed(Access.ADMIN)
    CallerLine add(@RequestBody Wanted wanted) {
        if (wanted.spiffeId() == null || wanted.roles() == null) {
            throw new IllegalArgumentException("spiffeId and roles are needed");
        }
        return book.add(wanted.spiffeId(), wanted.roles(), current.current());
    }

    @PostMapping("/{id}:disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RolesAllowed(Access.ADMIN)
    void disable(@PathVariable String id, @RequestBody Reason why) {
        book.disable(id, why.reason() == null ? "" : why.reason(), current.current());
    }
}
