package dev.tradewind.identity.spiffe;

import dev.tradewind.identity.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.identity.spiffe.*}.
 *
 * @param socket of the Workload API, {@code unix:///run/spire/agent.sock}; blank: no SPIFFE here
 * @param trustDomain that our own identity must be of; null: whichever the agent says
 * @param audience that a JWT-SVID must be issued for to be taken by this console's API
 * @param callers programs that may call this console's API, by a name of yours; nobody else is let in
 * @param retryAfter a cut stream is opened again, doubling to 30 seconds
 * @param keepBundlesFor how long keys count that a cut stream told last
 * @param timeout of one request for a JWT-SVID
 */
@ConfigurationProperties("tradewind.identity.spiffe")
public record SpiffeSettings(
        @DefaultValue("") String socket,
        @Nullable String trustDomain,
        @Nullable String audience,
        @DefaultValue Map<String, Caller> callers,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("1h") Duration keepBundlesFor,
        @DefaultValue("5s") Duration timeout) {

    /**
     * @param id the whole SPIFFE ID; there are no patterns, so that a path that is added later is not let in unseen
     * @param roles never APPROVER or ADMIN: programs do not approve, nor make people who do
     */
    public record Caller(String id, Set<Role> roles) {
        public Caller {
            SpiffeId.of(id);
            roles = roles == null ? Set.of() : Set.copyOf(roles);
            if (roles.isEmpty() || roles.contains(Role.APPROVER) || roles.contains(Role.ADMIN)) {
                throw new IllegalArgumentException("the roles of " + id + " are " + roles
                        + ". State at least one, and neither APPROVER nor ADMIN: a program never approves.");
            }
        }
    }

    public SpiffeSettings {
        callers = Map.copyOf(callers);
        if (trustDomain != null) {
            SpiffeId.domainOf(trustDomain);
        }
        if (!callers.isEmpty() && (audience == null || audience.isBlank())) {
            throw new IllegalArgumentException("tradewind.identity.spiffe.callers are stated, but no audience."
                    + " Without it a token for another receiver could be used here.");
        }
        var ids = callers.values().stream().map(Caller::id).collect(Collectors.toSet());
        if (ids.size() < callers.size()) {
            throw new IllegalArgumentException("tradewind.identity.spiffe.callers names an id twice: " + ids);
        }
        if (!socket.isBlank() && !socket.startsWith("unix:") && !socket.startsWith("/")) {
            throw new IllegalArgumentException(
                    "tradewind.identity.spiffe.socket is " + socket + ", it must be unix:///path or an absolute path");
        }
    }

    public boolean on() {
        return !socket.isBlank();
    }

    Path path() {
        return LocalIdentity.path(socket);
    }

    Optional<Caller> caller(SpiffeId id) {
        return callers.values().stream()
                .filter(caller -> caller.id().equals(id.toString()))
                .findFirst();
    }
}
