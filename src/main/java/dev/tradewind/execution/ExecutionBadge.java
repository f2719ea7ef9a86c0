package dev.tradewind.execution;

import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.NavigationBadges;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many executions this very person could set going again. */
@Component
class ExecutionBadge implements NavigationBadges {
    private final Executions executions;
    private final CurrentPerson person;

    ExecutionBadge(Executions executions, CurrentPerson person) {
        this.executions = executions;
        this.person = person;
    }

    @Override
    public Map<String, Integer> counts() {
        return Map.of("executions", person.find().map(this::waitingFor).orElse(0));
    }

    private int waitingFor(Person who) {
        return (int) executions.waitingForAPerson().stream()
                .filter(e -> e.state() == ExecutionState.HELD
                        ? who.has(Role.APPROVER)
                        : who.has(Role.OPERATOR) || who.has(Role.APPROVER))
                .count();
    }
}
