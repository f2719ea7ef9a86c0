package dev.tradewind.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import dev.tradewind.access.ActionRule.Scope;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.ScopeCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every action that changes something has a line that says who may and where, and the code asks so: a new one without a line
 * fails, and so does one whose line says that its scope is asked while no way through it asks.
 */
class ActionRulesTest {
    private static final Predicate<JavaCodeUnit> ASKS_WHERE =
            unit -> unit.getOwner().isEquivalentTo(Person.class)
                    && Set.of("may", "require").contains(unit.getName());
    private static final Predicate<JavaCodeUnit> ASKS_EVERYWHERE = unit ->
            unit.getOwner().isEquivalentTo(ScopeCheck.class) && unit.getName().equals("requireEverywhere");

    private static ChangingActions actions;
    private static Map<String, Set<JavaCodeUnit>> there;
    private static Map<String, ActionRule> rules;

    @BeforeAll
    static void read() throws IOException {
        actions = new ChangingActions();
        there = actions.all();
        rules = ActionRule.all();
    }

    @Test
    void everyActionHasARule() {
        assertThat(rules.keySet()).containsExactlyInAnyOrderElementsOf(there.keySet());
    }

    @Test
    void whatTheTableCallsLimitedIsAskedInTheDomain() {
        rules.forEach((name, rule) -> {
            assertThat(asks(name, ASKS_WHERE))
                    .as("%s asks where the role holds", name)
                    .isEqualTo(rule.scope() != Scope.NONE);
            assertThat(asks(name, ASKS_EVERYWHERE))
                    .as("%s asks for a role that holds everywhere", name)
                    .isEqualTo(rule.scope() == Scope.EVERYWHERE);
        });
    }

    @Test
    void whereNoScopeIsAskedTheTableSaysWhy() {
        rules.forEach((name, rule) -> {
            if (rule.scope() == Scope.NONE) {
                assertThat(rule.why()).as(name).isNotBlank();
            }
        });
    }

    /** A role that cannot be limited, whoever says so, must be the only one that may. */
    @Test
    void whatIsNotAskedBecauseTheRoleCannotBeLimitedIsForNoOperatorOrApprover() {
        rules.forEach((name, rule) -> {
            if (rule.why().contains("cannot be limited") && rule.scope() == Scope.NONE) {
                assertThat(rule.who().roles()).as(name).doesNotContain(Role.OPERATOR, Role.APPROVER);
            }
        });
    }

    @Test
    void endpointsLetInWhomTheTableNames() {
        var wrong = new ArrayList<String>();
        there.forEach((name, units) -> {
            var annotated = actions.rolesOfEndpoints(units);
            var rule = rules.get(name);
            // what only views offer is asked in the view and in the domain
            if (rule == null || annotated.isEmpty() || annotated.contains("EDGE_AGENT")) {
                return;
            }
            var stranger = annotated.contains("permitAll()");
            var let = EnumSet.noneOf(Role.class);
            for (var role : Role.values()) {
                if (stranger || role.granted().stream().anyMatch(annotated::contains)) {
                    let.add(role);
                }
            }
            if (!let.equals(rule.who().roles()) || stranger != rule.who().strangers()) {
                wrong.add(name + " lets in " + let + ", the table says "
                        + rule.who().roles());
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean asks(String action, Predicate<JavaCodeUnit> what) {
        return there.getOrDefault(action, Set.of()).stream().anyMatch(unit -> actions.reaches(unit, what));
    }
}
