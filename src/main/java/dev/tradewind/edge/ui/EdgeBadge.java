package dev.tradewind.edge.ui;

import dev.tradewind.edge.centre.Conflicts;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.NavigationBadges;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many conflicts this very person could decide. */
@Component
class EdgeBadge implements NavigationBadges {
    private final Conflicts conflicts;
    private final CurrentPerson person;

    EdgeBadge(Conflicts conflicts, CurrentPerson person) {
        this.conflicts = conflicts;
        this.person = person;
    }

    @Override
    public Map<String, Integer> counts() {
        var may = person.find().filter(p -> p.everywhere(Role.OPERATOR)).isPresent();
        return Map.of("edge", may ? conflicts.open().size() : 0);
    }
}
