package dev.tradewind.notification.api;

import dev.tradewind.event.Severity;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.notification.Preference;
import dev.tradewind.notification.Preferences;
import dev.tradewind.notification.Readers;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the token's person wants by mail. */
@RestController
@RequestMapping("/api/v1/notification-preferences")
class PreferencesController {
    private final Preferences preferences;
    private final CurrentPerson current;

    PreferencesController(Preferences preferences, CurrentPerson current) {
        this.preferences = preferences;
        this.current = current;
    }

    /**
     * @param approvals what waits for their decision or runs out
     * @param least all else that the bell tells them, of this severity and graver; null for nothing else
     * @param hasAddress whether an administrator has entered their mail address; without it no mail is sent
     */
    record PreferenceResource(boolean approvals, @Nullable Severity least, boolean hasAddress) {}

    record PreferenceBody(
            @Nullable Boolean approvals, @Nullable Severity least) {}

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    PreferenceResource mine() {
        var me = current.current();
        var wanted = preferences.of(me.id());
        return new PreferenceResource(wanted.approvals(), wanted.least(), Readers.hasAddress(me));
    }

    @PutMapping
    @RolesAllowed(Access.VIEWER)
    PreferenceResource set(@RequestBody PreferenceBody body) {
        if (body.approvals() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "approvals (true or false) is needed");
        }
        preferences.set(current.current().id(), new Preference(body.approvals(), body.least()));
        return mine();
    }
}
