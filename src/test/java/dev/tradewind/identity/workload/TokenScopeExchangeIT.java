package dev.tradewind.identity.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.access.Caller;
import dev.tradewind.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever exchanges a token may ask for less than its account may, and for nothing more. */
class TokenScopeExchangeIT extends Exchanging {
    @Test
    void askingForMoreRolesOrForSomebodyElseIsRefusedAndForFewerNarrows() throws Exception {
        bind("repo:acme/deploy:*", Map.of(), Set.of(Role.OPERATOR, Role.AUDITOR));

        assertThat(post(IssuerForTests.sign(KEY, github().build()), "&scope=ADMIN")
                        .text("error"))
                .isEqualTo("invalid_scope");
        assertThat(post(IssuerForTests.sign(KEY, github().build()), "&audience=other")
                        .text("error"))
                .isEqualTo("invalid_target");
        assertThat(post(IssuerForTests.sign(KEY, github().build()), "&scope=OPERATOR")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatIsToReadOnlyChangesNothingAndSaysSo() throws Exception {
        var binding = bind("repo:acme/deploy:*", Map.of(), Set.of(Role.OPERATOR, Role.AUDITOR));

        var answer = post(IssuerForTests.sign(KEY, github().build()), "&scope=OPERATOR+read-only");

        assertThat(answer.text("scope")).isEqualTo("OPERATOR read-only");
        assertThat(get("/api/v1/plans", answer.token())).isEqualTo(200);
        assertThat(get("/api/v1/audit-entries", answer.token()))
                .as("a role that was not asked for")
                .isEqualTo(403);
        var changed = new Caller(port).post("/api/v1/plans", answer.token(), "{\"reason\": \"try\"}");
        assertThat(changed.statusCode()).isEqualTo(403);
        assertThat(new String(changed.body(), StandardCharsets.UTF_8)).contains("token-scope", "read only");
        assertThat(jdbc.sql(
                                "select content from audit_entry where subject_id = ? and action = 'workload-token.exchanged'")
                        .param(binding.id().toString())
                        .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                        .list())
                .singleElement()
                .asString()
                .contains("OPERATOR, read only");
    }

    /** What is no role of the account is refused whole, and the token that was sent is not used up by it. */
    @Test
    void noWordOfAScopeWidensIt() throws Exception {
        bind("repo:acme/deploy:*", Map.of(), Set.of(Role.OPERATOR));
        var subject = IssuerForTests.sign(KEY, github().build());

        for (var scope : List.of(
                "OPERATOR+ADMIN",
                "APPROVER",
                "operator",
                "*",
                "ROLE_ADMIN",
                "OPERATOR%0AADMIN",
                "OPERATOR%09ADMIN",
                "OPERATOR,ADMIN",
                "read-write",
                "read-only+ADMIN",
                "ENROLS",
                "EVERYTHING")) {
            assertThat(post(subject, "&scope=" + scope).text("error")).as(scope).isEqualTo("invalid_scope");
        }
        // VIEWER is part of every role, so to ask for it narrows
        var reader = post(subject, "&scope=VIEWER");
        assertThat(reader.text("scope")).isEqualTo("VIEWER");
        assertThat(new Caller(port)
                        .post("/api/v1/plans", reader.token(), "{\"reason\": \"try\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    /** A narrow token is no way to a wider one. */
    @Test
    void aTokenOfOursIsNotTakenForAnother() throws Exception {
        bind("repo:acme/deploy:*", Map.of(), Set.of(Role.OPERATOR));
        var narrow = post(IssuerForTests.sign(KEY, github().build()), "&scope=VIEWER+read-only");

        assertThat(post(narrow.token(), "&scope=OPERATOR").text("error")).isEqualTo("invalid_grant");
    }
}
