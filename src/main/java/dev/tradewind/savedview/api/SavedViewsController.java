package dev.tradewind.savedview.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.savedview.SavedView;
import dev.tradewind.savedview.SavedViews;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The saved views of the token's person, and those that others share. */
@RestController
@RequestMapping("/api/v1/saved-views")
@RolesAllowed(Access.VIEWER)
class SavedViewsController {
    private final SavedViews views;
    private final CurrentPerson current;

    SavedViewsController(SavedViews views, CurrentPerson current) {
        this.views = views;
        this.current = current;
    }

    /** @param shared whether everybody sees it; not, where left out */
    record ViewBody(
            @Nullable String name,
            @Nullable String path,
            @Nullable Boolean shared) {}

    @GetMapping
    Page<SavedView> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(
                views.of(current.current()), cursor, limit, view -> view.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedView save(@RequestBody ViewBody body) {
        if (body.name() == null || body.path() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "name and path are needed");
        }
        return views.save(current.current(), body.name(), body.path(), Boolean.TRUE.equals(body.shared()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        var me = current.current();
        views.remove(
                views.find(id, me)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "no saved view " + id + " of yours or shared")),
                me);
    }
}
