package dev.tradewind.connector.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.series.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns as the providers document them; amounts written by hand. */
class FootprintDialectTest {
    private static final String GOOGLE = "usage_month,billing_account_id,project.id,project.number,service.description,"
            + "service.id,location.location,location.region,carbon_model_version,carbon_footprint_kgCO2e.scope1,"
            + "carbon_footprint_kgCO2e.scope2.location_based,carbon_footprint_kgCO2e.scope2.market_based,"
            + "carbon_footprint_kgCO2e.scope3,carbon_footprint_total_kgCO2e.location_based,"
            + "carbon_footprint_total_kgCO2e.market_based\n";

    @TempDir
    private Path folder;

    @Test
    void googleStatesBothMethodsAndAllScopesInKilograms() throws IOException {
        var read = read(
                "anything.csv",
                GOOGLE + "2026-09-01,0A-1,shop,42,Compute Engine,6F,us-central1-a,us-central1,12,0.5,400,105.8,986.8,"
                        + "1387.3,1093.1\n"
                        + "2026-09-01,0A-1,shop,42,BigQuery,24,us,,12,,,,,,\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.provider()).isEqualTo("gcp");
            assertThat(row.account()).isEqualTo("0A-1");
            assertThat(row.month()).isEqualTo(YearMonth.of(2026, 9));
            assertThat(row.region()).isEqualTo("us-central1");
            assertThat(row.scope2LocationKg()).isEqualByComparingTo("400");
            assertThat(row.totalMarketKg()).isEqualByComparingTo("1093.1");
            assertThat(row.modelVersion()).isEqualTo("12");
        });
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("no amount"));
    }

    @Test
    void googleAsJsonLinesReadsAlike() throws IOException {
        var read = read(
                "export.json",
                "{\"usage_month\":\"2026-09-01\",\"billing_account_id\":\"0A-1\",\"carbon_model_version\":12,"
                        + "\"service\":{\"description\":\"Compute Engine\"},\"location\":{\"region\":\"us-central1\"},"
                        + "\"carbon_footprint_kgCO2e\":{\"scope1\":0,\"scope2\":{\"location_based\":4,\"market_based\":1},"
                        + "\"scope3\":9},\"carbon_footprint_total_kgCO2e\":{\"location_based\":13,\"market_based\":10}}\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.service()).isEqualTo("Compute Engine");
            assertThat(row.scope2MarketKg()).isEqualByComparingTo("1");
            assertThat(row.totalLocationKg()).isEqualByComparingTo("13");
        });
    }

    @Test
    void awsStatesMetricTonsInColumnsOfTheirOwnUnit() throws IOException {
        var read = read(
                "carbon.csv",
                "last_refresh_timestamp,location,model_version,payer_account_id,product_code,region_code,"
                        + "total_lbm_emissions_unit,total_lbm_emissions_value,total_mbm_emissions_unit,"
                        + "total_mbm_emissions_value,usage_account_id,usage_period_end,usage_period_start\n"
                        + "2026-10-15T00:00:00Z,US East,v3.0.0,1,AmazonEC2,us-east-1,MTCO2e,1.25,MTCO2e,0.4,2,"
                        + "2026-09-30T23:59:59Z,2026-09-01T00:00:00Z\n"
                        + "2026-10-15T00:00:00Z,US East,v3.0.0,1,AmazonS3,us-east-1,lb,1.25,MTCO2e,0.4,2,"
                        + "2026-09-30T23:59:59Z,2026-09-01T00:00:00Z\n"
                        + "2026-10-15T00:00:00Z,US East,v3.0.0,1,AmazonS3,us-east-1,MTCO2e,-1,MTCO2e,0.4,2,"
                        + "2026-09-30T23:59:59Z,2026-09-01T00:00:00Z\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.provider()).isEqualTo("aws");
            assertThat(row.account()).isEqualTo("2");
            assertThat(row.totalLocationKg()).isEqualByComparingTo("1250");
            assertThat(row.totalMarketKg()).isEqualByComparingTo("400");
            assertThat(row.scope1Kg()).isNull();
        });
        assertThat(read.quarantined())
                .extracting(Quarantined::column)
                .containsExactly("total_lbm_emissions_unit", "total_lbm_emissions_value");
    }

    @Test
    void azureGivesARowForEachScopeAndDoesNotStateTheMethod() throws IOException {
        var read = read(
                "emissions.json",
                "{\"@odata.context\":\"x\",\"value\":["
                        + "{\"dateKey\":20260901,\"enrollmentId\":\"8\",\"subscriptionId\":\"s-1\",\"azureServiceName\":\"VM\","
                        + "\"azureRegionName\":\"East US\",\"scope\":\"Scope2\",\"scopeId\":2,\"totalEmissions\":0.75},"
                        + "{\"dateKey\":20260901,\"enrollmentId\":\"8\",\"subscriptionId\":\"s-1\",\"azureServiceName\":\"VM\","
                        + "\"azureRegionName\":\"East US\",\"scope\":\"Scope 3\",\"scopeId\":3,\"totalEmissions\":1.5},"
                        + "{\"dateKey\":20261301,\"subscriptionId\":\"s-1\",\"scope\":\"Scope 3\",\"totalEmissions\":1.5},"
                        + "{\"dateKey\":20260901,\"subscriptionId\":\"s-1\",\"scope\":\"all\",\"totalEmissions\":1.5}]}");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.rows().getFirst().unstatedKg()).isEqualByComparingTo("750");
        assertThat(read.rows().getFirst().scope2LocationKg()).isNull();
        assertThat(read.rows().getLast().scope3Kg()).isEqualByComparingTo("1500");
        assertThat(read.quarantined()).extracting(Quarantined::column).containsExactly("dateKey", "scope");
    }

    @Test
    void aFileWithFocusColumnsNamesItsProvider() throws IOException {
        var read = read(
                "focus.csv",
                "BillingPeriodStart,ProviderName,SubAccountId,ServiceName,RegionId,x_CarbonLocationBasedKgCO2e\n"
                        + "2026-09-01T00:00:00Z,Oracle,ten-1,Compute,eu-zurich-1,12.5\n"
                        + "2026-09-01T00:00:00Z,,ten-1,Compute,eu-zurich-1,12.5\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.provider()).isEqualTo("oracle");
            assertThat(row.totalLocationKg()).isEqualByComparingTo("12.5");
        });
        assertThat(read.quarantined()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private Collected<Footprint> read(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Dialect<?> dialect = Dialects.sniff(new SourceFile(file, name).head()).orElseThrow();
        assertThat(dialect).isInstanceOf(FootprintDialect.class);
        return Collected.of((Dialect<Footprint>) dialect, file);
    }
}
