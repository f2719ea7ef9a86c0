package dev.tradewind.egress.api;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** From bill and flow log to a scenario, over HTTP; the figures are worked out by hand. */
@ConsoleTest
class WhatIfHttpTest {
    /** One day of 720 GB is a month of 21,915 GB: the factor is 30.4375. */
    private static final String DAY = "from=2018-05-03T00:00:00Z&to=2018-05-04T00:00:00Z&owner=wi-team";

    private static final String BILL = """
            BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,\
            ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,\
            SubAccountId,Tags
            80,80,wi-1,USD,2018-05-01,Usage,$0.09 per GB - data transfer out,2018-05-03,2018-05-04,1000,GB,AWS,us-west-2,wi-pay,"{""team"": ""wi-team"", ""workload"": ""wi-ledger""}"
            20,20,wi-1,USD,2018-05-01,Usage,$0.01 per GB - regional data transfer,2018-05-03,2018-05-04,2000,GB,AWS,us-west-2,wi-pay,"{""team"": ""wi-team"", ""workload"": ""wi-ledger""}"
            """;
    private static final String LOG = """
            account-id interface-id srcaddr dstaddr bytes packets start end action log-status flow-direction region
            wi-pay eni-1 10.240.0.5 10.241.0.9 750 1 1525309200 1525312800 ACCEPT OK egress us-west-2
            wi-pay eni-1 10.240.0.5 198.51.100.7 250 1 1525309200 1525312800 ACCEPT OK egress us-west-2
            """;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Imports imports;

    private MockMvc http;
    private String token = "";

    @BeforeEach
    void deliver() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        take("wi-book.csv", """
                cidr,workload,site,owner
                10.240.0.0/16,wi-ledger,aws:us-west-2,wi-team
                10.241.0.0/16,wi-api,azure:eastus,wi-team
                """);
        take("wi-flow.log", LOG);
        take("wi-bill.csv", BILL);
        var person = people.byName("wi-viewer")
                .orElseGet(
                        () -> people.create("wi-viewer", "Wim", "a long enough password", Set.of("VIEWER"), Set.of()));
        token = "Bearer " + tokens.issue(person.id(), "what-if", Duration.ofHours(1), TokenScope.EVERYTHING);
    }

    @Test
    void withoutAScenarioBeforeAndAfterAreTheBill() throws Exception {
        ask("").andExpect(status().isOk())
                .andExpect(jsonPath("$.results[0].currency").value("USD"))
                .andExpect(jsonPath("$.results[0].before").value("3043.75"))
                .andExpect(jsonPath("$.results[0].after").value("3043.75"))
                .andExpect(jsonPath("$.results[0].savingPerMonth").value("0"))
                .andExpect(jsonPath("$.results[0].lines").isEmpty());
    }

    @Test
    void aWorkloadThatComesHomeEndsItsShareOfTheInternetAsTheFlowLogTells() throws Exception {
        // 60 of the 80 a day went to wi-api: home, 750 GB × 0.5 cross zones, metered twice, at 0.01 as billed there:
        // 7.5 a
        // day. The list's first step, 10,240 GB a month at 0.09, then 0.085: 30,437.5 GB averaged 0.086682…, the
        // 7,609.375
        // that stay 0.09; so 20 a day become 20 × 0.09 ÷ 0.086682…
        ask("&kind=MOVE_WORKLOAD&workload=wi-api&site=aws:us-west-2&crossing=0.5")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results[0].classes[?(@.transferClass=='INTER_PROVIDER')].before")
                        .value("1826.25"))
                .andExpect(jsonPath("$.results[0].classes[?(@.transferClass=='INTER_PROVIDER')].after")
                        .value("0"))
                .andExpect(jsonPath("$.results[0].classes[?(@.transferClass=='INTER_ZONE')].after")
                        .value("837.03125"))
                .andExpect(jsonPath("$.results[0].classes[?(@.transferClass=='INTERNET')].before")
                        .value("608.75"))
                .andExpect(jsonPath("$.results[0].payBack").value("AT_ONCE"));
    }

    @Test
    void theTableIsHandedOutAsCsvAndAQuestionThatCannotBeAnsweredSaysWhy() throws Exception {
        http.perform(get("/api/v1/egress/what-if.csv?" + DAY
                                + "&kind=ROUTING_RULE&routed=INTER_ZONE&workload=wi-ledger&share=0.5")
                        .header("Authorization", token))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("INTER_ZONE,USD,608.75,304.375,-304.375,60875")))
                .andExpect(content().string(containsString("total,USD,3043.75,2739.375,-304.375,")));
        ask("&kind=MOVE_WORKLOAD&workload=wi-api")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("site is needed")));
        ask("&kind=MOVE_WORKLOAD&workload=nobody&site=aws:us-west-2")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("knows 'nobody'")));
        ask("&kind=ROUTING_RULE&routed=CDN").andExpect(status().isBadRequest());
    }

    private ResultActions ask(String scenario) throws Exception {
        return http.perform(get("/api/v1/egress/what-if?" + DAY + scenario).header("Authorization", token));
    }

    private void take(String name, String content) {
        imports.importNow(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }
}
