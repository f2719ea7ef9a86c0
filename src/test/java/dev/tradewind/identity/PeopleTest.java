package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;

@ConsoleTest
@Transactional
class PeopleTest {
    private static final String PASSWORD = "a long enough password";

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAdministratorNeverApproves() {
        assertThatThrownBy(() -> people.create("both", "Both", PASSWORD, Set.of("ADMIN", "APPROVER"), Set.of()))
                .hasMessageContaining("ADMIN or APPROVER");
    }

    @Test
    void onlyAnAdministratorOrThePartsOfTheProgramChangeAccounts() {
        var ben = people.create("ben-p", "Ben", PASSWORD, Set.of("OPERATOR"), Set.of());
        var admin = people.create("adi-p", "Adi", PASSWORD, Set.of("ADMIN"), Set.of());
        var other = java.util.UUID.randomUUID();
        try {
            signIn(SignedIn.of(ben, "", false));
            assertThatThrownBy(() -> people.create("new-p", "New", PASSWORD, Set.of("ADMIN"), Set.of()))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> people.grant(ben.id(), Set.of("APPROVER"), Set.of(), other))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> people.switchOff(admin.id(), "because", ben.id()))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> people.switchOn(admin.id(), "because", ben.id()))
                    .isInstanceOf(AccessDeniedException.class);
            signIn(SignedIn.of(admin, "", false).by(TokenScope.of(Set.of("VIEWER"), false), "token:1"));
            assertThatThrownBy(() -> people.switchOff(ben.id(), "because", admin.id()))
                    .as("a token that does not carry the role")
                    .isInstanceOf(AccessDeniedException.class);
            signIn(SignedIn.of(admin, "", false));
            assertThat(people.switchOff(ben.id(), "because", admin.id()).enabled())
                    .isFalse();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static void signIn(SignedIn person) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    }

    @Test
    void nobodyGrantsThemselvesTheRightToApprove() {
        var eve = people.create("eve", "Eve", PASSWORD, Set.of("OPERATOR"), Set.of());
        assertThatThrownBy(() -> people.grant(eve.id(), Set.of("OPERATOR", "APPROVER"), Set.of(), eve.id()))
                .hasMessageContaining("nobody can grant APPROVER to themselves");
    }

    @Test
    void aScopeOutlivesItsRoleAndNobodyChangesTheirOwn() {
        var ola = people.create("ola", "Ola", PASSWORD, Set.of("OPERATOR"), Set.of());
        var admin = java.util.UUID.randomUUID();
        var prod = Set.of(new RoleScope("OPERATOR", "payments", "prod"));
        assertThat(ola.may(Role.OPERATOR, "search", "prod")).isTrue();
        people.grant(ola.id(), ola.roles(), Set.of(), prod, admin);
        people.grant(ola.id(), Set.of("VIEWER"), Set.of(), admin);
        assertThat(people.byId(ola.id()).orElseThrow().may(Role.OPERATOR, "payments", "prod"))
                .isFalse();
        var back = people.grant(ola.id(), Set.of("OPERATOR"), Set.of(), admin);
        assertThat(back.may(Role.OPERATOR, "payments", "prod")).isTrue();
        assertThat(back.may(Role.OPERATOR, "search", "prod")).isFalse();
        assertThatThrownBy(() -> people.grant(ola.id(), back.roles(), Set.of(), Set.of(), ola.id()))
                .hasMessageContaining("their own roles hold");
        assertThatThrownBy(() -> RoleScope.parse("ADMIN payments prod")).hasMessageContaining("only OPERATOR");
        assertThatThrownBy(() -> RoleScope.parse("OPERATOR payments")).hasMessageContaining("is no scope");
        assertThat(RoleScope.parse(" OPERATOR  payments prod \n\n")).isEqualTo(prod);
    }

    @Test
    void theLastAdministratorStays() {
        var root = people.create("root", "Root", PASSWORD, Set.of("ADMIN"), Set.of());
        if (people.all().stream().filter(person -> person.has(Role.ADMIN)).count() == 1) {
            assertThatThrownBy(() -> people.grant(root.id(), Set.of("VIEWER"), Set.of(), root.id()))
                    .hasMessageContaining("last administrator");
        }
    }

    @Test
    void refusesShortPasswordsAndTakenNames() {
        assertThatThrownBy(() -> people.create("short", "S", "elevenchars", Set.of(), Set.of()))
                .hasMessageContaining("at least 12");
        people.create("twice", "One", PASSWORD, Set.of("VIEWER"), Set.of());
        assertThatThrownBy(() -> people.create("twice", "Two", PASSWORD, Set.of("VIEWER"), Set.of()))
                .hasMessageContaining("taken");
    }

    @Test
    void storesNoTokenOnlyItsHashAndEndsItWhenRevoked() {
        var bot = people.create("bot", "Bot", PASSWORD, Set.of("VIEWER"), Set.of());
        var secret = tokens.issue(bot.id(), "test", java.time.Duration.ofHours(1), TokenScope.EVERYTHING);
        assertThat(tokens.bySecret(secret).map(ApiToken::personId)).contains(bot.id());
        assertThat(jdbc.sql("select count(*) from identity_api_token where token_sha256 = ?")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
        tokens.revoke(tokens.of(bot.id()).getFirst().id());
        assertThat(tokens.bySecret(secret)).isEmpty();
    }
}
