package dev.tradewind.planning;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Role;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may start a planning run: an operator, or a part of the program that says so by name. */
@Component
class MayPlan {
    private final People people;
    private final CurrentPerson current;
    private final ActorSource actors;

    MayPlan(People people, CurrentPerson current, ActorSource actors) {
        this.people = people;
        this.current = current;
        this.actors = actors;
    }

    void require() {
        var named = Actors.acting();
        if (named.isPresent() && named.get().kind().equals(Actor.SYSTEM)) {
            return;
        }
        var asker = named.isPresent()
                ? people.byId(UUID.fromString(named.get().id()))
                // without the roles that the token of the request does not carry
                : current.find();
        boolean operator = asker.filter(person -> person.enabled() && person.has(Role.OPERATOR))
                .isPresent();
        if (!operator) {
            throw new AccessDeniedException("planning takes the role OPERATOR, which "
                    + named.orElseGet(actors::current).id() + " does not have, or not with this token");
        }
    }
}
