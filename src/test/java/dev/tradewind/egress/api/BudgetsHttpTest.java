package dev.tradewind.egress.api;

import static org.hamcrest.Matchers.allOf;
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

import com.jayway.jsonpath.JsonPath;
import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class BudgetsHttpTest {
    @Autowired
    private WebApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    private final String name = "http-" + UUID.randomUUID();
    private MockMvc http;
    private String analyst;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        analyst = token("ANALYST");
    }

    @Test
    void anAnalystMakesChangesAndDeletesABudget() throws Exception {
        var path = "/api/v1/budgets/" + created();
        http.perform(as(analyst, get(path)))
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.terms.amount.amount").value("1200.50"))
                .andExpect(jsonPath("$.terms.metric").value("BILLED"))
                .andExpect(jsonPath("$.terms.thresholds.length()").value(3));
        http.perform(as(analyst, put(path)).content(body("900"))).andExpect(status().is(428));
        http.perform(as(analyst, put(path)).header("If-Match", "\"1\"").content(body("900")))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));
        http.perform(as(analyst, put(path)).header("If-Match", "\"1\"").content(body("800")))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.type").value("/problems/stale"));
        http.perform(as(analyst, get(path + "/versions")))
                .andExpect(jsonPath("$[0].terms.amount.amount").value("1200.50"))
                .andExpect(jsonPath("$[1].terms.amount.amount").value("900"));
        http.perform(as(analyst, delete(path)).header("If-Match", "\"2\""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("a reason is needed")));
        http.perform(as(analyst, delete(path + "?reason=done")).header("If-Match", "\"2\""))
                .andExpect(status().isNoContent());
        http.perform(as(analyst, get(path))).andExpect(status().isNotFound());
    }

    @Test
    void saysWhereABudgetStandsAndWhatIsWrongWithOne() throws Exception {
        var id = created();
        http.perform(as(token("VIEWER"), get("/api/v1/budgets/" + id + "/status?month=2019-02")))
                .andExpect(jsonPath("$.state").value("NOT_BILLED"))
                .andExpect(jsonPath("$.spent.amount").value("0"))
                .andExpect(jsonPath("$.forecast").isEmpty());
        http.perform(as(analyst, post("/api/v1/budgets")).content(body("10"))).andExpect(status().isConflict());
        http.perform(as(analyst, post("/api/v1/budgets")).content("{\"name\": \"x\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("name, owner and amount are needed")));
        http.perform(as(analyst, post("/api/v1/budgets")).content(body("-1").replace(name, name + "2")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("must be more than 0")));
        http.perform(as(token("VIEWER"), post("/api/v1/budgets")).content(body("10")))
                .andExpect(status().isForbidden());
    }

    @Test
    void theFilesHoldEachBudgetAsAnImportReadsIt() throws Exception {
        created();
        var viewer = token("VIEWER");
        http.perform(as(viewer, get("/api/v1/budgets.csv")))
                .andExpect(header().string("Content-Disposition", containsString("egress-budgets.csv")))
                .andExpect(content()
                        .string(allOf(
                                containsString(
                                        "budget,owner,scope owner,class,from,to,provider,metric,amount,currency,"
                                                + "told when spent %,told when forecast %,tells owner team,tells roles,tells groups"),
                                containsString(name + ",payments,nobody-" + name
                                        + ",Internet,,,,BilledCost,1200.5,USD,80; 100,100,yes,"))));
        http.perform(as(viewer, get("/api/v1/budgets.yaml")))
                .andExpect(content().contentType("application/yaml"))
                .andExpect(content()
                        .string(allOf(
                                containsString("name: \"" + name + "\"\n  owner: \"payments\""),
                                containsString("owner: \"nobody-" + name + "\"\n    class: \"Internet\""),
                                containsString("amount: \"1200.50\"\n  currency: \"USD\"\n  metric: \"BilledCost\""))));
    }

    @Test
    void everyBudgetsStandingIsInTheListOfAMonth() throws Exception {
        var id = created();
        http.perform(as(token("VIEWER"), get("/api/v1/budget-statuses?month=2019-02&limit=1000")))
                .andExpect(
                        jsonPath("$.items[?(@.budget == '" + id + "')].state").value("NOT_BILLED"))
                .andExpect(jsonPath("$.items[?(@.budget == '" + id + "')].spent.amount")
                        .value("0"));
    }

    private String created() throws Exception {
        var answer = http.perform(as(analyst, post("/api/v1/budgets")).content(body("1200.50")))
                .andExpect(status().isCreated())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private String body(String amount) {
        return """
                {"name": "%s", "owner": "payments", "amount": {"amount": "%s", "currency": "USD"},
                 "scope": {"owner": "nobody-%s", "transferClass": "INTERNET"}}""".formatted(name, amount, name);
    }

    private static MockHttpServletRequestBuilder as(String token, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + token).contentType(MediaType.APPLICATION_JSON);
    }

    private String token(String role) {
        var person = people.create(
                "b" + UUID.randomUUID().toString().substring(0, 20),
                "B",
                "a long enough password",
                Set.of(role),
                Set.of());
        return tokens.issue(person.id(), "test", Duration.ofHours(1), TokenScope.EVERYTHING);
    }
}
