package dev.tradewind.notification.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.CanonicalJson;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import dev.tradewind.notification.Channels;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class ChannelsHttpTest {
    @Autowired
    private WebApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Channels channels;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final String name = "ops " + UUID.randomUUID();
    private MockMvc http;
    private String admin;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        admin = token("ADMIN");
    }

    @AfterEach
    void leaveNoChannelBehind() {
        channels.all().forEach(channel -> channels.remove(channel.id(), channel.version()));
    }

    @Test
    void anAdministratorMakesChangesAndRemovesAChannel() throws Exception {
        var made = create(webhook("execution.*"));
        var path = "/api/v1/channels/" + made;
        http.perform(with(admin, get(path)))
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.address").value("${env:TRADEWIND_CHANNEL_URL}"))
                .andExpect(jsonPath("$.subscriptions[0].kinds").value("execution.*"));

        http.perform(with(admin, put(path))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(webhook("egress.*")))
                .andExpect(status().is(428));
        http.perform(with(admin, put(path))
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(webhook("egress.*")))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));
        http.perform(with(admin, delete(path)).header("If-Match", "\"1\"")).andExpect(status().is(412));
        http.perform(with(admin, delete(path)).header("If-Match", "\"2\"")).andExpect(status().isNoContent());
        http.perform(with(admin, get(path))).andExpect(status().isNotFound());
        assertThat(entries()).containsExactly("channel.created", "channel.changed", "channel.removed");
    }

    @Test
    void anAddressInPlaceOfAReferenceIsRefusedAndNotRepeated() throws Exception {
        http.perform(with(admin, post("/api/v1/channels"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(CanonicalJson.text(Map.of(
                                "name", name, "kind", "SLACK", "address", "https://hooks.example.org/services/abc"))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("by reference")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("hooks.example.org"))));
    }

    @Test
    void aTestSaysWhatCameOfIt() throws Exception {
        var made = create(webhook("*"));
        http.perform(with(admin, post("/api/v1/channels/" + made + ":test")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.taken").value(false))
                .andExpect(jsonPath("$.answer", containsString("leads nowhere")));
        assertThat(entries()).containsExactly("channel.created", "channel.tested");
    }

    @Test
    void aDeadLetterIsSeenAndSentAgain() throws Exception {
        var made = create(webhook("notification.*"));
        var event = Event.of("dev.tradewind.notification.rehearsed", "rehearsal/" + name, clock.instant())
                .title("A rehearsal")
                .path("admin")
                .build();
        transaction.executeWithoutResult(status -> outbox.add(event));
        var receiver = "channel/" + made;
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> http.perform(with(admin, get("/api/v1/deliveries?state=DEAD&receiver=" + receiver)))
                                .andExpect(jsonPath("$.items.length()").value(1)));
        var answer = http.perform(with(admin, get("/api/v1/deliveries?receiver=" + receiver)))
                .andExpect(jsonPath("$.items[0].title").value("A rehearsal"))
                .andExpect(jsonPath("$.items[0].attempts").value(1))
                .andReturn();
        var id = JsonMapper.builder()
                .build()
                .readTree(answer.getResponse().getContentAsString())
                .get("items")
                .get(0)
                .get("id")
                .asString();
        http.perform(with(token("AUDITOR"), post("/api/v1/deliveries/" + id + ":send-again")))
                .andExpect(status().isForbidden());
        http.perform(with(admin, post("/api/v1/deliveries/" + id + ":send-again")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.receiver").value(receiver));
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'event.sent-again' and subject_id = ?")
                        .param(event.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everybodyChoosesTheirOwnMail() throws Exception {
        var mine = token("APPROVER");
        var path = "/api/v1/notification-preferences";
        http.perform(with(mine, get(path)))
                .andExpect(jsonPath("$.approvals").value(false))
                .andExpect(jsonPath("$.least").isEmpty())
                .andExpect(jsonPath("$.hasAddress").value(false));
        http.perform(with(mine, put(path))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"approvals\": true, \"least\": \"CRITICAL\"}"))
                .andExpect(status().isOk());
        http.perform(with(mine, get(path)))
                .andExpect(jsonPath("$.approvals").value(true))
                .andExpect(jsonPath("$.least").value("CRITICAL"));
        http.perform(with(admin, get(path))).andExpect(jsonPath("$.approvals").value(false));
    }

    private String create(String body) throws Exception {
        var location = http.perform(with(admin, post("/api/v1/channels"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String webhook(String kinds) {
        return CanonicalJson.text(Map.of(
                "name",
                name,
                "kind",
                "WEBHOOK",
                "address",
                "${env:TRADEWIND_CHANNEL_URL}",
                "secrets",
                List.of("${file:/run/secrets/ops}"),
                "subscriptions",
                List.of(Map.of("kinds", kinds, "least", "INFO"))));
    }

    private List<String> entries() {
        return jdbc.sql("select action from audit_entry where subject_type = 'channel' and subject_id = ?"
                        + " order by recorded_at")
                .param(name)
                .query(String.class)
                .list();
    }

    private String token(String role) {
        var person =
                people.create("c" + UUID.randomUUID(), "Somebody", "correct horse battery", Set.of(role), Set.of());
        return "Bearer " + tokens.issue(person.id(), "test", Duration.ofMinutes(5), TokenScope.EVERYTHING);
    }

    private static MockHttpServletRequestBuilder with(String token, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", token);
    }
}
