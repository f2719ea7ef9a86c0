package dev.tradewind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the header of a request to the entry of the log. */
@ConsoleTest
class RequestIdTest {
    private final RequestId filter = new RequestId();

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theCallersIdStandsInTheEntryWithWhoActedForWhomByWhat() throws Exception {
        var subject = UUID.randomUUID().toString();
        var answer = asked(
                "deploy-42.retry_1",
                (request, response) -> Actors.runAs(
                        new Actor("system:engine", Actor.SYSTEM, "token:0190", null).onBehalfOf("0191"),
                        () -> transaction.executeWithoutResult(
                                status -> audit.record(Change.of("thing.changed", "thing", subject, Map.of("a", 1))))));
        assertThat(answer).isEqualTo("deploy-42.retry_1");
        var entry = entry(subject);
        assertThat(entry.path("request").asString()).isEqualTo("deploy-42.retry_1");
        assertThat(entry.path("actor").path("id").asString()).isEqualTo("system:engine");
        assertThat(entry.path("actor").path("identity").asString()).isEqualTo("token:0190");
        assertThat(entry.path("actor").path("onBehalfOf").asString()).isEqualTo("0191");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        var subject = UUID.randomUUID().toString();
        Actors.runAs(
                Actor.system("engine"),
                () -> transaction.executeWithoutResult(
                        status -> audit.record(Change.of("thing.changed", "thing", subject, Map.of("a", 1)))));
        var entry = entry(subject);
        assertThat(entry.has("request")).isFalse();
        assertThat(entry.path("actor").propertyNames()).containsExactlyInAnyOrder("id", "kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a blank in it", "line\r\nX-Other: 1", "<script>alert(1)</script>"})
    void whatIsNoIdIsReplaced(String given) throws Exception {
        var seen = new AtomicReference<String>();
        var answer =
                asked(given, (request, response) -> seen.set(RequestId.current().orElseThrow()));
        assertThat(answer).isEqualTo(seen.get()).matches("[0-9a-f-]{36}");
    }

    @Test
    void nothingStaysOnTheThread() {
        assertThatThrownBy(() -> asked("deploy-43", (request, response) -> {
                    throw new ServletException("broken");
                }))
                .hasMessage("broken");
        assertThat(RequestId.current()).isEmpty();
    }

    private String asked(String given, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest();
        request.addHeader(RequestId.HEADER, given);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response.getHeader(RequestId.HEADER);
    }

    private JsonNode entry(String subject) {
        return JsonMapper.builder()
                .build()
                .readTree(jdbc.sql("select content from audit_entry where subject_id = ?")
                        .param(subject)
                        .query(byte[].class)
                        .single());
    }
}
