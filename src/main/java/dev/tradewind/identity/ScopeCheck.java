package dev.tradewind.identity;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Whether whoever stands behind a change may make it where it takes effect: the signed-in person with what their token
 * carries, or the person for whom work goes on in the background. What the program does by itself is not asked.
 */
@Component
public class ScopeCheck {
    private final CurrentPerson current;
    private final People people;

    ScopeCheck(CurrentPerson current, People people) {
        this.current = current;
        this.people = people;
    }

    /**
     * @throws OutOfScope unless one of the roles holds for workloads of this owner in this environment
     * @throws AccessDeniedException if nobody is there to be asked
     */
    public void require(String owner, String environment, Role first, Role... others) {
        asker().ifPresent(person -> person.require(owner, environment, first, others));
    }

    /** The same of the person as known some seconds ago: for what must be answered while the database is away. */
    public void requireAsSeen(String owner, String environment, Role first) {
        (Actors.acting().isPresent() ? asker() : Optional.of(current.seen().orElseThrow(ScopeCheck::nobody)))
                .ifPresent(person -> person.require(owner, environment, first));
    }

    /** For what belongs to no owner and no environment: one of the roles must hold everywhere. */
    public void requireEverywhere(Role first, Role... others) {
        require(RoleScope.EVERY, RoleScope.EVERY, first, others);
    }

    /**
     * For who needs no role of these but may hold one: if it holds in some places only, then this must be one of them.
     *
     * @throws OutOfScope if the role is limited to other places
     */
    public void keepWithin(Role role, String owner, String environment) {
        // where nobody is signed in and nobody named, nobody's role is limited: who may come that far is asked before
        var asker = Actors.acting().isPresent() ? asker() : current.find();
        asker.filter(person -> person.has(role)).ifPresent(person -> person.require(owner, environment, role));
    }

    private static AccessDeniedException nobody() {
        return new AccessDeniedException("nobody is signed in");
    }

    /** Empty for the program itself. */
    private Optional<Person> asker() {
        var acting = Actors.acting();
        if (acting.isEmpty()) {
            return Optional.of(current.find().orElseThrow(ScopeCheck::nobody));
        }
        var actor = acting.get();
        if (actor.kind().equals(Actor.SYSTEM)) {
            return Optional.empty();
        }
        return Optional.of(people.byId(UUID.fromString(actor.id()))
                .filter(Person::enabled)
                .orElseThrow(() -> new AccessDeniedException("there is no account " + actor.id() + " any more")));
    }
}
