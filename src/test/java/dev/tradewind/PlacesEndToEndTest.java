package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Imports;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Files go in through the importer and come out through readers and HTTP. */
@ConsoleTest
class PlacesEndToEndTest {
    private static final String CARBON = "Datetime (UTC),Zone Id,Carbon Intensity gCO₂eq/kWh (direct),"
            + "Carbon Intensity gCO₂eq/kWh (LCA),Data Source,Data Estimated,Data Estimation Method\n"
            + "2026-02-01 00:00:00,FI,40,60.5,grid.example,false,\n"
            + "2026-02-01 02:00:00,FI,40,70.5,grid.example,true,TIME_SLICER\n";
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");

    @Autowired
    private Imports imports;

    @Autowired
    private CarbonIntensities intensities;

    @Autowired
    private RoundTrips roundTrips;

    @Autowired
    private Workloads workloads;

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
    void hoursThatASourceSpokeOfWinAndTheRestIsThePublishedAverage() throws Exception {
        submit("carbon.csv", CARBON);

        var hours = intensities.hourly("FI", TimeRange.startingAt(FEBRUARY, Duration.ofHours(3)));

        assertThat(hours)
                .extracting(hour -> hour.kind())
                .containsExactly(SignalKind.MEASURED, SignalKind.PUBLISHED, SignalKind.ESTIMATED);
        assertThat(hours.getFirst().gramsPerKwh()).isEqualTo(60.5);
        http.perform(get("/api/v1/carbon-intensities?zone=FI&from=2026-02-01T00:00:00Z&to=2026-02-01T03:00:00Z")
                        .with(user("v").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.hours[2].gramsPerKwh").value(70.5))
                .andExpect(jsonPath("$.hours[1].kind").value("PUBLISHED"));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        submit("carbon.csv", CARBON);

        assertThat(submit("carbon.csv", CARBON).repeated()).isTrue();
    }

    @Test
    void aMeasuredPairIsShownAsMeasuredAndAnotherAsModelled() throws Exception {
        submit(
                "pings-2026-01.csv",
                "from_site,to_site,measured_at,p50_ms,p95_ms,source\n"
                        + "oracle:us-ashburn-1,oracle:eu-zurich-1,2026-01-05T00:00:00Z,95.5,99.25,probe\n");

        var there =
                roundTrips.between("oracle:us-ashburn-1", "oracle:eu-zurich-1").orElseThrow();
        var back =
                roundTrips.between("oracle:eu-zurich-1", "oracle:us-ashburn-1").orElseThrow();
        var other =
                roundTrips.between("oracle:us-ashburn-1", "oracle:ap-tokyo-1").orElseThrow();

        assertThat(there.p95Millis()).isEqualTo(99.25);
        assertThat(there.kind()).isEqualTo(SignalKind.MEASURED);
        assertThat(back.basis()).contains("from the other end");
        assertThat(other.kind()).isEqualTo(SignalKind.MODELLED);
        http.perform(get("/api/v1/round-trips?from=oracle:us-ashburn-1&to=oracle:ap-tokyo-1")
                        .with(user("v").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].kind").value("MODELLED"));
    }

    @Test
    void aSiteOfOnesOwnAndAWorkloadThere() throws Exception {
        submit(
                "sites.csv",
                "provider,code,name,kind,country,latitude,longitude,gridZone,pue\n"
                        + "acme,dallas,Dallas hall,ON_PREM,US,32.78,-96.80,US-TEX-ERCO,1.4\n");
        submit(
                "w.yaml",
                "workloads:\n  - {name: places-ledger, kind: SERVICE, owner: finance, environment: production,"
                        + " site: 'acme:dallas', vcpus: 8, memoryGib: 32}\n");

        assertThat(workloads.byName("places-ledger").orElseThrow().siteId()).isEqualTo("acme:dallas");
        http.perform(get("/api/v1/sites/acme:dallas").with(user("v").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kind").value("ON_PREM"));
        http.perform(get("/api/v1/workloads/places-ledger").with(user("v").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("finance"));
        http.perform(get("/api/v1/grid-zones").with(user("v").roles("VIEWER"))).andExpect(status().isOk());
        http.perform(get("/api/v1/sites")).andExpect(status().is4xxClientError());
    }

    @Test
    @Tag("real-data")
    void aRealYearOfGermanyGivesItsPublishedAverage() throws IOException {
        var file = RealData.folder("carbon-hourly").resolve("DE-LU_2023_hourly.csv.gz");
        try (InputStream content = Files.newInputStream(file)) {
            var receipt = submit(file.getFileName().toString(), content);
            assertThat(receipt.accepted()).isEqualTo(8760);
            assertThat(receipt.quarantined()).isZero();
        }

        var year = intensities.known(
                "DE", new TimeRange(Instant.parse("2023-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z")));

        assertThat(year).hasSize(8760);
        // First line of the file: 2023-01-01 00:00 UTC, life cycle 185.8.
        assertThat(year.getFirst().gramsPerKwh()).isEqualTo(185.8);
    }

    private ImportReceipt submit(String name, String text) {
        return submit(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportReceipt submit(String name, InputStream content) {
        return Actors.runAs(Actor.system("test"), () -> imports.importNow(name, content, ImportOptions.NONE));
    }
}
