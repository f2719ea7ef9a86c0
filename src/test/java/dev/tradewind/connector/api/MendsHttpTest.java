package dev.tradewind.connector.api;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Rows in quarantine are mended over HTTP; what is still wrong is refused with its place. */
@ConsoleTest
class MendsHttpTest {
    @Autowired
    private WebApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Test
    void aRowIsMendedAndItsHistoryReadAndWhatIsStillWrongIsToldByItsPlace() throws Exception {
        MockMvc http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        var token = token("ANALYST");
        var answer = http.perform(
                        multipart("/api/v1/imports?wait=true").file(broken()).header("Authorization", token))
                .andExpect(jsonPath("$.quarantined").value(1))
                .andReturn();
        var id = JsonPath.<String>read(answer.getResponse().getContentAsString(), "$.id");
        http.perform(mend(id, token, "1.8E", "invoice"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.rows[0].file").value("bill.csv"))
                .andExpect(jsonPath("$.rows[0].line").value(2))
                .andExpect(jsonPath("$.rows[0].column").value("BilledCost"))
                .andExpect(jsonPath("$.rows[0].value").value("1.8E"))
                .andExpect(jsonPath("$.rows[0].reason", containsString("exponent")));
        http.perform(mend(id, token, "1.5", "")).andExpect(status().isConflict());
        http.perform(mend(id, token("VIEWER"), "1.5", "invoice")).andExpect(status().isForbidden());
        http.perform(mend(id, token, "1.5", "invoice")).andExpect(status().isAccepted());
        http.perform(get("/api/v1/imports/" + id + "/mends").header("Authorization", token))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].was").value("half"))
                .andExpect(jsonPath("$.items[0].value").value("1.5"))
                .andExpect(jsonPath("$.items[0].reason").value("invoice"));
    }

    private static MockHttpServletRequestBuilder mend(String id, String token, String value, String reason) {
        return post("/api/v1/imports/" + id + ":mend")
                .header("Authorization", token)
                .contentType("application/json")
                .content("""
                    {"reason": "%s", "mends": [{"line": 2, "column": "BilledCost", "value": "%s"}]}\
                    """.formatted(reason, value));
    }

    private String token(String role) {
        var name = "mends-" + UUID.randomUUID();
        var person = people.create(name, name, "a long enough password", Set.of(role), Set.of());
        return "Bearer " + tokens.issue(person.id(), "test", Duration.ofHours(1), TokenScope.EVERYTHING);
    }

    private static MockMultipartFile broken() {
        var text = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd,ChargeDescription,ProviderName,SubAccountName\nhalf,1.50,USD,mend-"
                + UUID.randomUUID() + ",2020-02-01,2020-02-02,2020-02-03,Data transfer out,AWS,shop\n";
        return new MockMultipartFile("file", "bill.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
