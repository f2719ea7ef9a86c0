package dev.tradewind.identity.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.MachineIdentities;
import dev.tradewind.identity.MachineIdentity;
import dev.tradewind.identity.spiffe.Svids;
import dev.tradewind.identity.spiffe.TrustedDomain;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** All that acts here besides people, and its end, whatever kind it is of. */
@RestController
@RequestMapping("/api/v1/identity")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
class IdentityEndpoints {
    private final MachineIdentities identities;
    private final Svids svids;
    private final CurrentPerson current;

    IdentityEndpoints(MachineIdentities identities, Svids svids, CurrentPerson current) {
        this.identities = identities;
        this.svids = svids;
        this.current = current;
    }

    /** @param id what revoking takes */
    record Known(
            String id,
            MachineIdentity.Kind kind,
            String name,
            String detail,
            String owner,
            String may,
            @Nullable Instant endsAt,
            @Nullable Instant lastUsedAt,
            MachineIdentity.State state,
            boolean revocable) {
        static Known of(MachineIdentity identity) {
            return new Known(
                    identity.key(),
                    identity.kind(),
                    identity.name(),
                    identity.detail(),
                    identity.owner(),
                    identity.may(),
                    identity.endsAt(),
                    identity.lastUsedAt(),
                    identity.state(),
                    identity.revocable());
        }
    }

    record Reason(@Nullable String reason) {}

    @GetMapping("/identities")
    Page<Known> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(identities.all().stream().map(Known::of).toList(), cursor, limit, Known::id);
    }

    @GetMapping("/trust-domains")
    List<TrustedDomain> domains() {
        return svids.domains();
    }

    @PostMapping("/identities/{id}:revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RolesAllowed(Access.ADMIN)
    void revoke(@PathVariable String id, @RequestBody Reason why) {
        var identity = identities
                .byKey(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "there is no identity " + id + ". Take its id from the list."));
        identities.revoke(identity, why.reason() == null ? "" : why.reason(), current.current());
    }
}
