package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Intensity, workload and counts go in as files, a unit is chosen, and the rate comes out over HTTP. */
@ConsoleTest
class SciEndToEndTest {
    private static final String RATES =
            "/api/v1/software-carbon-intensities?owner=sci&from=2026-02-10T00:00:00Z&to=2026-02-10T04:00:00Z";

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private MockMvc http;

    @BeforeEach
    void openHttp() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @Test
    void aRateNeedsAUnitAndCountsAndIsOfTheCountedHoursOnly() throws Exception {
        submit(
                "sites.csv",
                "provider,code,name,kind,country,latitude,longitude,gridZone,pue\n"
                        + "sciown,oslo,Oslo hall,ON_PREM,NO,59.9,10.7,NO-NO1,1.5\n");
        submit(
                "carbon.csv",
                "Datetime (UTC),Zone Id,Carbon Intensity gCO₂eq/kWh (LCA),Data Source,Data Estimated\n"
                        + "2026-02-10 00:00:00,NO-NO1,100,grid.example,false\n"
                        + "2026-02-10 01:00:00,NO-NO1,300,grid.example,false\n"
                        + "2026-02-10 02:00:00,NO-NO1,900,grid.example,false\n");
        submit(
                "w.yaml",
                "workloads:\n  - {name: sci-shop, kind: SERVICE, owner: sci, environment: production,"
                        + " site: 'sciown:oslo', vcpus: 10, memoryGib: 0, watts: 1000}\n");
        http.perform(get(RATES).with(user("v").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].missing").value("NO_UNIT"))
                .andExpect(jsonPath("$.items[0].gramsPerUnit").isEmpty());

        choose("{\"functionalUnit\": \"order\"}", "SUSTAINABILITY").andExpect(status().isOk());
        http.perform(get(RATES).with(user("v").roles("VIEWER")))
                .andExpect(jsonPath("$.items[0].missing").value("NOT_COUNTED"));

        submit(
                "orders.csv",
                "workload,unit,from,to,count\n"
                        + "sci-shop,order,2026-02-10T00:00:00Z,2026-02-10T01:00:00Z,150\n"
                        + "sci-shop,order,2026-02-10T01:00:00Z,2026-02-10T02:00:00Z,50\n");

        // 1,000 W · 1.5 = 1.5 kWh an hour; 1.5 · 100 + 1.5 · 300 = 600 g; embodied 10 · 2 h · 0.4789 g = 9.578 g;
        // 609.578 g over 200 orders
        http.perform(get(RATES).with(user("v").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].missing").isEmpty())
                .andExpect(jsonPath("$.items[0].units").value("200"))
                .andExpect(jsonPath("$.items[0].countedHours").value(2))
                .andExpect(jsonPath("$.items[0].energyKwh", closeTo(3.0, 1e-9)))
                .andExpect(jsonPath("$.items[0].gramsPerKwh", closeTo(200.0, 1e-9)))
                .andExpect(jsonPath("$.items[0].gramsPerUnit", closeTo(3.04789, 1e-9)));
    }

    @Test
    void onlyWhoCountsMayChooseAndTheChoiceStandsInTheLog() throws Exception {
        submit(
                "w.yaml",
                "workloads:\n  - {name: sci-other, kind: SERVICE, owner: sci-2, environment: production,"
                        + " site: 'aws:eu-central-1', vcpus: 1, memoryGib: 1}\n");
        http.perform(put("/api/v1/functional-units/sci-other")
                        .with(user("v").roles("VIEWER"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"functionalUnit\": \"order\"}"))
                .andExpect(status().isForbidden());
        http.perform(put("/api/v1/functional-units/nobody")
                        .with(user("v").roles("VIEWER", "ANALYST"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"functionalUnit\": \"order\"}"))
                .andExpect(status().isNotFound());
        http.perform(put("/api/v1/functional-units/sci-other")
                        .with(user("v").roles("VIEWER", "ANALYST"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"functionalUnit\": \"a:b\"}"))
                .andExpect(status().isBadRequest());
        http.perform(put("/api/v1/functional-units/sci-other")
                        .with(user("v").roles("VIEWER", "ANALYST"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"functionalUnit\": \"request\"}"))
                .andExpect(status().isOk());

        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'carbon.functional-unit-chosen' "
                                + "and subject_id = 'sci-other'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private org.springframework.test.web.servlet.ResultActions choose(String body, String role) throws Exception {
        return http.perform(put("/api/v1/functional-units/sci-shop")
                .with(user("e").roles("VIEWER", role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private void submit(String name, String text) {
        Actors.runAs(Actor.system("test"), () -> {
            var receipt = imports.importNow(
                    name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
            assertThat(receipt.state()).isEqualTo(ImportState.IMPORTED);
        });
    }
}
