package dev.tradewind.identity;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.ActorSource;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Names the signed-in person to the audit log, by opaque id. */
@Component
class SignedInActors implements ActorSource {
    private final PersonRecords records;

    SignedInActors(PersonRecords records) {
        this.records = records;
    }

    @Override
    public String nameOf(String actorId) {
        if (actorId.startsWith("system:")) {
            return actorId;
        }
        return records.findById(UUID.fromString(actorId))
                .map(record -> record.toPerson().displayName())
                .orElse(actorId);
    }

    @Override
    public Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            return new Actor(
                    person.id().toString(), person.service() ? Actor.SERVICE : Actor.PERSON, person.identity(), null);
        }
        return Actor.system("console");
    }
}
