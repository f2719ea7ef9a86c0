package dev.tradewind.identity;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may act here and is no signed-in person, from all who let such things act. */
@Component
@Transactional
public class MachineIdentities {
    private final List<IdentitySource> sources;
    private final Clock clock;

    MachineIdentities(List<IdentitySource> sources, Clock clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** By kind and name. */
    @Transactional(readOnly = true)
    public List<MachineIdentity> all() {
        var now = clock.instant();
        return sources.stream()
                .flatMap(source -> source.all(now).stream())
                .sorted(Comparator.comparing(MachineIdentity::kind)
                        .thenComparing(MachineIdentity::name)
                        .thenComparing(MachineIdentity::id))
                .toList();
    }

    /** @param key as {@link MachineIdentity#key} has it */
    @Transactional(readOnly = true)
    public Optional<MachineIdentity> byKey(String key) {
        return all().stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** @throws IllegalArgumentException without a reason, or when {@code by} is no administrator */
    public void revoke(MachineIdentity identity, String reason, Person by) {
        if (!by.has(Role.ADMIN)) {
            throw new IllegalArgumentException("revoking takes the role ADMIN.");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("revoking needs a reason: who will ask for it later is not here now.");
        }
        sources.stream()
                .filter(source -> source.kinds().contains(identity.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody answers for " + identity.kind()))
                .revoke(identity.kind(), identity.id(), reason.strip(), by);
    }
}
