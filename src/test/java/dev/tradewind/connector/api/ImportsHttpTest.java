package dev.tradewind.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class ImportsHttpTest {
    private static final String RANGE = "from=2020-02-01T00:00:00Z&to=2020-03-01T00:00:00Z";

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
    void anAnalystImportsAndReadsTheCostBack() throws Exception {
        var token = token("ANALYST");
        var owner = "http-" + UUID.randomUUID();
        http.perform(multipart("/api/v1/imports?wait=true").file(bill(owner)).header("Authorization", token))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("IMPORTED"))
                .andExpect(jsonPath("$.accepted").value(1))
                .andExpect(jsonPath("$.totals[0].billedCost").value("1.50"));
        http.perform(get("/api/v1/egress/totals?" + RANGE + "&owner=" + owner).header("Authorization", token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].billedCost.amount").value("1.5"))
                .andExpect(jsonPath("$[0].billedCost.currency").value("USD"));
        http.perform(get("/api/v1/egress/charges.csv?" + RANGE + "&owner=" + owner)
                        .header("Authorization", token))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("sum of BilledCost,1.5,USD")));
    }

    @Test
    void whatIsNoDataIsRefusedWithWhatToDo() throws Exception {
        var token = token("ANALYST");
        var pdf = new MockMultipartFile(
                "file", "bill.csv", "text/csv", "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.UTF_8));
        http.perform(multipart("/api/v1/imports?wait=true").file(pdf).header("Authorization", token))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.state").value("REFUSED"))
                .andExpect(jsonPath("$.rows").value(0))
                .andExpect(jsonPath("$.message", containsString("bill.csv: line 1: the file is a PDF document")))
                .andExpect(jsonPath("$.message", containsString("Export the table as CSV")));
        var empty = new MockMultipartFile("file", "bill.csv", "text/csv", new byte[0]);
        http.perform(multipart("/api/v1/imports?wait=true").file(empty).header("Authorization", token))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.message", containsString("0 bytes")));
    }

    @Test
    void rowsInQuarantineAreToldToAnalysts() throws Exception {
        var good = bill("told-" + UUID.randomUUID());
        var lines = new String(good.getBytes(), StandardCharsets.UTF_8).split("\n");
        var bad = lines[1].replaceFirst("[^,]+", "no-number");
        var file = new MockMultipartFile(
                "file",
                "told.csv",
                "text/csv",
                (lines[0] + "\n" + lines[1] + "\n" + bad + "\n").getBytes(StandardCharsets.UTF_8));
        var answer = http.perform(
                        multipart("/api/v1/imports?wait=true").file(file).header("Authorization", token("ANALYST")))
                .andExpect(jsonPath("$.quarantined").value(1))
                .andReturn();
        var id = JsonMapper.builder()
                .build()
                .readTree(answer.getResponse().getContentAsString())
                .get("id")
                .asString();
        assertThat(jdbc.sql("select title from event_outbox where subject = ?")
                        .param("import/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("1 of 2 rows of told.csv are in quarantine");
    }

    @Test
    void whoOnlyReadsCannotImport() throws Exception {
        http.perform(multipart("/api/v1/imports?wait=true").file(bill("x")).header("Authorization", token("VIEWER")))
                .andExpect(status().isForbidden());
    }

    @Test
    void withoutATokenNothingIsAnswered() throws Exception {
        http.perform(get("/api/v1/imports")).andExpect(status().isUnauthorized());
    }

    @Test
    void aMissingRangeIsBadInput() throws Exception {
        http.perform(get("/api/v1/egress/totals").header("Authorization", token("VIEWER")))
                .andExpect(status().isBadRequest());
    }

    private String token(String role) {
        var name = "http-" + UUID.randomUUID();
        var person = people.create(name, name, "a long enough password", Set.of(role), Set.of());
        return "Bearer " + tokens.issue(person.id(), "test", Duration.ofHours(1), TokenScope.EVERYTHING);
    }

    private static MockMultipartFile bill(String owner) {
        var text = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd,ChargeDescription,ProviderName,SubAccountName\n1.50,1.50,USD," + owner
                + ",2020-02-01,2020-02-02,2020-02-03,Data transfer out,AWS," + owner + "\n";
        return new MockMultipartFile("file", "bill.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
