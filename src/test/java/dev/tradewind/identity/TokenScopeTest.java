package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.ConsoleTest;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class TokenScopeTest {
    private static final String MAIL = "/api/v1/notification-preferences";
    private static final String LOG = "/api/v1/audit-entries";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc http;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aReadingTokenReadsAndChangesNothing() throws Exception {
        var reading = token(person("OPERATOR"), TokenScope.READING);
        http.perform(with(reading, get(MAIL))).andExpect(status().isOk());
        http.perform(with(reading, head("/api/v1/sites"))).andExpect(status().isOk());
        http.perform(with(reading, wish()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/token-scope"))
                .andExpect(jsonPath("$.detail", allOf(containsString("read only"), containsString("PUT"))));
        // the path that is answered from memory, twice: asked and remembered
        for (int i = 0; i < 2; i++) {
            http.perform(with(reading, post("/api/v1/placements:decide"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.type").value("/problems/token-scope"));
        }
        http.perform(with(token(person("OPERATOR"), TokenScope.of(Set.of("VIEWER"), false)), wish()))
                .andExpect(status().isOk());
    }

    @Test
    void whatTheTokenLeavesOutIsRefusedAsItsScopeAndNotAsTheRoles() throws Exception {
        var auditor = person("AUDITOR");
        http.perform(with(token(auditor, TokenScope.EVERYTHING), get(LOG))).andExpect(status().isOk());
        http.perform(with(token(auditor, TokenScope.of(Set.of("AUDITOR"), true)), get(LOG)))
                .andExpect(status().isOk());
        http.perform(with(token(auditor, TokenScope.READING), get(LOG)))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/token-scope"))
                .andExpect(jsonPath("$.detail", allOf(containsString("AUDITOR"), containsString("does not carry"))));
        http.perform(with(token(person("OPERATOR"), TokenScope.READING), get(LOG)))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/forbidden"))
                .andExpect(jsonPath("$.detail", not(containsString("scope"))));
    }

    @Test
    void theDomainSeesThePersonAsTheTokenShowsThem() throws Exception {
        var operator = person("OPERATOR");
        http.perform(with(token(operator, TokenScope.of(Set.of("VIEWER"), false)), post("/api/v1/plans"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail", containsString("OPERATOR")));
    }

    @Test
    void aRoleThatThePersonLosesIsLostToTheTokenAtOnce() throws Exception {
        var person = person("AUDITOR");
        var token = token(person, TokenScope.of(Set.of("AUDITOR"), false));
        http.perform(with(token, get(LOG))).andExpect(status().isOk());
        people.grant(person.id(), Set.of("ANALYST"), Set.of(), UUID.randomUUID());
        http.perform(with(token, get(LOG)))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/forbidden"));
    }

    @Test
    void aTokenCarriesOnlyWhatItsPersonHoldsAndTheLogSaysWhat() {
        var analyst = person("SUSTAINABILITY");
        assertThatThrownBy(() -> token(analyst, TokenScope.of(Set.of("APPROVER"), false)))
                .hasMessageContaining("APPROVER, which its person does not hold");
        assertThatThrownBy(() -> TokenScope.of(Set.of(), true)).hasMessageContaining("one role at least");
        token(analyst, TokenScope.of(Set.of("ANALYST"), true));
        var kept = tokens.of(analyst.id()).getFirst();
        assertThat(kept.scope()).isEqualTo(TokenScope.of(Set.of("ANALYST"), true));
        var entry = jdbc.sql("select content from audit_entry where subject_id = ?")
                .param(kept.id().toString())
                .query(byte[].class)
                .single();
        assertThat(new String(entry, java.nio.charset.StandardCharsets.UTF_8)).contains("ANALYST, read only");
    }

    @Test
    void aScopeNeverAddsToThePerson() {
        var person = SamplePeople.person("a", Set.of("SUSTAINABILITY"), Set.of("security"));
        assertThat(TokenScope.of(Set.of("ANALYST", "ADMIN"), false)
                        .narrow(person)
                        .roles())
                .containsExactlyInAnyOrder("ANALYST", "VIEWER");
        assertThat(TokenScope.of(Set.of("SUSTAINABILITY"), false).narrow(person).has(Role.ANALYST))
                .isTrue();
        assertThat(TokenScope.EVERYTHING.narrow(person)).isEqualTo(person);
        assertThat(TokenScope.READING.narrow(person).groups()).containsExactly("security");
    }

    private static MockHttpServletRequestBuilder wish() {
        return put(MAIL).contentType(MediaType.APPLICATION_JSON).content("{\"approvals\": true, \"least\": null}");
    }

    private Person person(String role) {
        return people.create("s" + UUID.randomUUID(), "Somebody", "correct horse battery", Set.of(role), Set.of());
    }

    private String token(Person person, TokenScope scope) {
        return "Bearer " + tokens.issue(person.id(), "test", Duration.ofMinutes(5), scope);
    }

    private static MockHttpServletRequestBuilder with(String token, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", token);
    }
}
