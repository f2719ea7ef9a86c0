package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.TokenScope;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Each action that has a workload as its subject, by everybody whose role does or does not hold for it. */
class RoleScopeMatrixTest extends Proposals {
    private static final Set<String> BOTH = Set.of("OPERATOR", "APPROVER");
    private static final String OWNER = "search";
    private static final String ENVIRONMENT = "production";

    @Autowired
    private Approvals decisions;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private WebApplicationContext web;

    private final Map<String, Person> denied = new LinkedHashMap<>();
    private final Map<String, Person> allowed = new LinkedHashMap<>();

    @BeforeEach
    void company() {
        denied.put("no role", person(Set.of("VIEWER")));
        denied.put("role elsewhere", person(BOTH, "payments", "*"));
        denied.put("other environment", person(BOTH, OWNER, "staging"));
        denied.put("other owner, this environment", person(BOTH, "payments", ENVIRONMENT));
        allowed.put("this owner and environment", person(BOTH, OWNER, ENVIRONMENT));
        allowed.put("this owner everywhere", person(BOTH, OWNER, "*"));
        allowed.put("this environment of everybody", person(BOTH, "*", ENVIRONMENT));
        allowed.put("unscoped", person(BOTH));
    }

    @Test
    void decisions() {
        Map<String, Function<RecommendationSummary, Outcome>> actions = new LinkedHashMap<>();
        actions.put("approve", of -> decisions.approve(of.id(), of.version(), "agreed"));
        actions.put("reject", of -> decisions.reject(of.id(), of.version(), "no"));
        actions.put(
                "snooze",
                of -> decisions.snooze(of.id(), of.version(), Instant.now().plusSeconds(600), "later"));
        actions.forEach((action, act) -> {
            denied.forEach((who, person) -> {
                var of = propose(workload(fresh(action)), "system:engine", "-10", null);
                signIn(person);
                assertThat(act.apply(of)).as(action + " by " + who).isInstanceOf(Outcome.Refused.class);
                assertThat(now(of).version()).isEqualTo(of.version());
            });
            allowed.forEach((who, person) -> {
                var of = propose(workload(fresh(action)), "system:engine", "-10", null);
                signIn(person);
                assertThat(act.apply(of)).as(action + " by " + who).isInstanceOf(Outcome.Recorded.class);
            });
        });
    }

    @Test
    void withdrawing() {
        denied.forEach((who, person) -> assertThat(withdraw(person)).as(who).isInstanceOf(Outcome.Refused.class));
        allowed.forEach((who, person) -> assertThat(withdraw(person)).as(who).isInstanceOf(Outcome.Recorded.class));
    }

    @Test
    void theRefusalNamesRoleOwnerAndEnvironment() {
        var of = propose(workload("words"), "system:engine", "-10", null);
        signIn(denied.get("role elsewhere"));
        assertThat(decisions.approve(of.id(), of.version(), "agreed"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("APPROVER", "owner search", "environment production", "payments *"));
        assertThat(decisions.waitingFor(denied.get("role elsewhere")))
                .noneMatch(each -> each.id().equals(of.id()));
        assertThat(decisions.waitingFor(allowed.get("unscoped")))
                .anyMatch(each -> each.id().equals(of.id()));
    }

    @Test
    void interventions() {
        Map<String, Function<UUID, ExecutionSummary>> actions = new LinkedHashMap<>();
        actions.put("pause", id -> interventions.pause(id, "why"));
        actions.put("resume", id -> interventions.resume(id, "why"));
        actions.put("retry", id -> interventions.retry(id, "why"));
        actions.put("start now", id -> interventions.startNow(id, "why"));
        actions.put("confirm applied", id -> interventions.confirmApplied(id, "why"));
        actions.put("cancel", id -> interventions.cancel(id, "why"));
        actions.put("roll back", id -> interventions.rollBack(id, "why"));
        var of = frozen("held");
        var held = await(of, e -> e.state() == ExecutionState.HELD);
        actions.forEach((action, act) -> denied.forEach((who, person) -> {
            signIn(person);
            assertThatThrownBy(() -> act.apply(held.id()))
                    .as(action + " by " + who)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("(?s).*takes the role.*");
        }));
        assertThat(executions.of(of.id()).getFirst().state()).isEqualTo(ExecutionState.HELD);
        allowed.forEach((who, person) -> actions.forEach((action, act) -> {
            signIn(person);
            var thrown = catchThrowable(() -> act.apply(held.id()));
            if (thrown != null) {
                // legal or not in this state: that is another matter than who may
                assertThat(thrown).as(action + " by " + who).isNotInstanceOf(OutOfScope.class);
                assertThat(thrown.getMessage()).doesNotContain("takes the role");
            }
        }));
        assertThat(actions(held.shortId())).contains("execution.cancelled-by-person");
    }

    @Test
    void changingAWorkload() {
        var of = workload("edited");
        denied.forEach((who, person) -> {
            signIn(person);
            assertThatThrownBy(() -> workloads.change(changed(of)))
                    .as(who)
                    .isInstanceOf(OutOfScope.class)
                    .hasMessageContaining("OPERATOR for owner search in environment production");
        });
        assertThat(workloads.byName(of.name()).orElseThrow().maxRttMillis()).isEqualTo(of.maxRttMillis());
        allowed.forEach((who, person) -> {
            signIn(person);
            var now = workloads.byName(of.name()).orElseThrow();
            assertThatCode(() -> workloads.change(changed(now))).as(who).doesNotThrowAnyException();
        });
    }

    @Test
    void overTheApiItIs403() throws Exception {
        var of = workload(fresh("api"));
        var http =
                MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
        var path = "/api/v1/workloads/" + of.name() + "/latency-objective";
        http.perform(put(path)
                        .header("Authorization", token(denied.get("other environment")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"maxRttMillis\": 70}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/out-of-scope"))
                .andExpect(jsonPath("$.detail", containsString("environment production")));
        http.perform(put(path)
                        .header("Authorization", token(allowed.get("this owner and environment")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"maxRttMillis\": 70}"))
                .andExpect(status().isOk());
    }

    private String token(Person person) {
        return "Bearer " + tokens.issue(person.id(), "test", Duration.ofMinutes(5), TokenScope.EVERYTHING);
    }

    private static String fresh(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Workload changed(Workload of) {
        var millis = of.maxRttMillis();
        return of.promising(millis == null ? 50 : millis + 1, null);
    }

    private Outcome withdraw(Person person) {
        var of = propose(workload(fresh("withdrawn")), person.id().toString(), "-10", null);
        signIn(person);
        return decisions.withdraw(of.id(), of.version(), "not any more");
    }

    private RecommendationSummary frozen(String name) {
        var workload = workload(name);
        freeze(workload.name());
        var of = propose(workload, "system:engine", "-10", null);
        recommendations.approve(of.id(), of.version(), "system:test", "for the test");
        return of;
    }

    private Person person(Set<String> roles) {
        return people.create("r" + UUID.randomUUID(), "Somebody", "correct horse battery", roles, Set.of("platform"));
    }

    private Person person(Set<String> roles, String owner, String environment) {
        var scopes =
                Set.of(new RoleScope("OPERATOR", owner, environment), new RoleScope("APPROVER", owner, environment));
        return people.grant(person(roles).id(), roles, Set.of("platform"), scopes, UUID.randomUUID());
    }
}
