package dev.tradewind.recommendation;

import dev.tradewind.audit.Actor;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Role;
import dev.tradewind.workload.Workloads;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A person's plan changes nothing about workloads for which they are no operator: it neither proposes nor drops. */
@Component
class MayPropose {
    private final Workloads workloads;
    /** Absent in programs without people, where only the program itself plans. */
    private final ObjectProvider<People> people;

    MayPropose(Workloads workloads, ObjectProvider<People> people) {
        this.workloads = workloads;
        this.people = people;
    }

    boolean of(Actor asker, UUID workload) {
        if (asker.kind().equals(Actor.SYSTEM)) {
            return true;
        }
        var of = workloads.byId(workload).orElse(null);
        return people.getObject()
                .byId(UUID.fromString(asker.id()))
                .filter(person -> of == null
                        ? person.may(Role.OPERATOR, "", "")
                        : person.may(Role.OPERATOR, of.owner(), of.environment()))
                .isPresent();
    }

    static String proposer(Actor asker) {
        return asker.kind().equals(Actor.SYSTEM) ? "system:engine" : asker.id();
    }
}
