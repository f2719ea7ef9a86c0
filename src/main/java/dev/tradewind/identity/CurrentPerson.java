package dev.tradewind.identity;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who acts in this request. Read afresh from the directory, so that a role taken away counts at once; without the roles
 * that the token of the request does not carry.
 */
@Component
public class CurrentPerson {
    private final People people;

    CurrentPerson(People people) {
        this.people = people;
    }

    /** @throws IllegalStateException when nobody is signed in */
    public Person current() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public Optional<Person> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person && !person.mustEnrol()) {
            return people.byId(person.id()).filter(Person::enabled).map(person.scope()::narrow);
        }
        return Optional.empty();
    }

    /**
     * The same as they were when their session or token was last looked at, some seconds ago at most: for what must be answered
     * while the database is away.
     */
    Optional<Person> seen() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person && !person.mustEnrol()
                ? Optional.of(person.seen()).filter(Person::enabled)
                : Optional.empty();
    }

    /** Who sets up a second factor: also somebody who may do nothing else yet. */
    public Person enrolling() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            return people.byId(person.id()).filter(Person::enabled).orElseThrow();
        }
        throw new IllegalStateException("nobody is signed in");
    }
}
