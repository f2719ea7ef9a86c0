package dev.tradewind.identity.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.workload.Binding;
import dev.tradewind.identity.workload.BindingDraft;
import dev.tradewind.identity.workload.Bindings;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** Which issuers may vouch for programs, and as what those act. */
@RestController
@RequestMapping("/api/v1/identity/bindings")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
class WorkloadBindingEndpoints {
    private final Bindings bindings;
    private final CurrentPerson current;

    WorkloadBindingEndpoints(Bindings bindings, CurrentPerson current) {
        this.bindings = bindings;
        this.current = current;
    }

    /** @param lifeSeconds null: 900 */
    record Wanted(
            @Nullable String name,
            @Nullable String issuer,
            @Nullable Map<String, Object> jwks,
            @Nullable String audience,
            @Nullable String subject,
            @Nullable Map<String, String> claims,
            @Nullable Set<Role> roles,
            @Nullable Long lifeSeconds) {}

    record Known(
            UUID id,
            String name,
            String issuer,
            boolean ownKeys,
            String audience,
            String subject,
            Map<String, String> claims,
            UUID account,
            long lifeSeconds,
            Instant createdAt,
            @Nullable Instant disabledAt) {
        static Known of(Binding binding) {
            return new Known(
                    binding.id(),
                    binding.name(),
                    binding.issuer(),
                    binding.jwks() != null,
                    binding.audience(),
                    binding.subject().text(),
                    binding.claims(),
                    binding.account(),
                    binding.life().toSeconds(),
                    binding.createdAt(),
                    binding.disabledAt());
        }
    }

    record Reason(@Nullable String reason) {}

    @GetMapping
    Page<Known> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(
                bindings.all().stream().map(Known::of).toList(),
                cursor,
                limit,
                known -> known.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed(Access.ADMIN)
    Known add(@RequestBody Wanted wanted) {
        if (wanted.name() == null
                || wanted.issuer() == null
                || wanted.audience() == null
                || wanted.subject() == null
                || wanted.roles() == null) {
            throw new IllegalArgumentException("name, issuer, audience, subject and roles are needed");
        }
        return Known.of(bindings.add(
                new BindingDraft(
                        wanted.name(),
                        wanted.issuer(),
                        wanted.jwks() == null
                                ? null
                                : com.nimbusds.jose.util.JSONObjectUtils.toJSONString(wanted.jwks()),
                        wanted.audience(),
                        wanted.subject(),
                        wanted.claims() == null ? Map.of() : wanted.claims(),
                        wanted.roles(),
                        wanted.lifeSeconds() == null ? 900 : wanted.lifeSeconds()),
                current.current()));
    }

    @PostMapping("/{id}:disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RolesAllowed(Access.ADMIN)
    void disable(@PathVariable UUID id, @RequestBody Reason why) {
        bindings.disable(id, why.reason() == null ? "" : why.reason(), current.current());
    }
}
