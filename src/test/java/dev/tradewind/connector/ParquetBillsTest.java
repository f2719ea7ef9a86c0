package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.rows;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bills as Parquet, with the types that query engines and exports write. The two committed files hold INT96 times and
 * texts that are mere bytes, as Spark and Hive write them; DuckDB writes neither.
 */
class ParquetBillsTest {
    @TempDir
    private Path folder;

    @Test
    void focusOfSparkWithInt96TimesBytesAndMaps() {
        var file = Path.of("src/test/resources/connector/focus-int96.parquet");
        assertTotals(DryRun.of(file, ImportOptions.NONE), total("USD", "3.5000000001", "3.25"));
        var first = rows(file).getFirst();
        assertThat(first.charge().chargePeriodStart()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
        assertThat(first.charge().owner()).isEqualTo("küche");
        assertThat(first.charge().listCost()).isEqualByComparingTo("2");
        assertThat(first.gigabytes()).isEqualByComparingTo("10.5");
        assertThat(rows(file).getLast().charge().chargeDescription()).isEqualTo("Stunde für Küche");
    }

    @Test
    void curOfSparkWithInt96TimesAndSeveralRowGroups() {
        var file = Path.of("src/test/resources/connector/cur-int96.parquet");
        var result = DryRun.of(file, ImportOptions.NONE);
        assertThat(result.dialect()).isEqualTo("aws-cur-2.0");
        assertTotals(result, total("USD", "0.0580000001", "0.0580000001"));
        assertThat(result.transfers()).extracting(TransferTotal::transferClass).contains("INTER_REGION", "INTERNET");
        var rows = rows(file);
        assertThat(rows.getFirst().charge().owner()).isEqualTo("web");
        assertThat(rows.get(1).charge().chargePeriodEnd()).isEqualTo(Instant.parse("2025-04-01T00:00:00Z"));
        assertThat(rows.get(1).period()).isEqualTo("2025-03");
    }

    @ParameterizedTest
    @CsvSource({"TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMPTZ", "DATE", "VARCHAR"})
    void timesOfEveryPrecision(String type) throws SQLException {
        var file = focus(
                "CAST('2025-03-02' AS %s) AS ChargePeriodStart, CAST('2025-03-03' AS %s) AS ChargePeriodEnd,"
                                .formatted(type, type)
                        + " CAST('2025-03-01' AS %s) AS BillingPeriodStart".formatted(type),
                "CAST(3.5 AS DECIMAL(5,1)) AS BilledCost, CAST(3.25 AS DECIMAL(38,20)) AS EffectiveCost",
                "MAP {'team': 'web'} AS Tags");
        assertTotals(DryRun.of(file, ImportOptions.NONE), total("USD", "3.5", "3.25"));
        var charge = rows(file).getFirst().charge();
        assertThat(charge.chargePeriodStart()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
        assertThat(charge.chargePeriodEnd()).isEqualTo(Instant.parse("2025-03-03T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"s,1740873600", "ms,1740873600000", "us,1740873600000000", "ns,1740873600000000000"})
    void timesAsNumbersSince1970(String unit, String since) throws SQLException {
        var file = focus(
                since + "::BIGINT AS ChargePeriodStart, " + since + "::BIGINT AS ChargePeriodEnd, DATE '2025-03-01' AS"
                        + " BillingPeriodStart",
                "3.5 AS BilledCost, 3.25 AS EffectiveCost",
                "'{}' AS Tags");
        assertThat(rows(file).getFirst().charge().chargePeriodStart()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAP {'team': 'web', 'env': 'prod'}",
                "[{'key': 'team', 'value': 'web'}, {'key': 'env', 'value': 'prod'}]",
                "{'team': 'web', 'env': 'prod'}",
                "CAST('{\"team\": \"web\", \"env\": \"prod\"}' AS JSON)",
                "'{\"team\": \"web\", \"env\": \"prod\"}'",
                "'{''team'': ''web'', ''env'': ''prod''}'",
                "[{'Key': 'team', 'Value': 'web'}, {'Key': 'env', 'Value': 'prod'}]",
            })
    void tagsAsMapListStructureAndText(String tags) throws SQLException {
        var charge = rows(focus(TIMES, "3.5 AS BilledCost, 3.25 AS EffectiveCost", tags + " AS Tags"))
                .getFirst()
                .charge();
        assertThat(charge.owner()).isEqualTo("web");
        assertThat(charge.environment()).isEqualTo("prod");
    }

    @ParameterizedTest
    @CsvSource({
        "CAST(3.5 AS FLOAT),3.5",
        "CAST(3.5 AS DOUBLE),3.5",
        "'3.5',3.5",
        "3::HUGEINT,3",
        "CAST(1e-10 AS DOUBLE),0.0000000001",
        "123456789012345678.1234567890123456789,123456789012345678.1234567890123456789"
    })
    void costsOfEveryType(String cost, String expected) throws SQLException {
        var file = focus(TIMES, cost + " AS BilledCost, " + cost + " AS EffectiveCost", "NULL AS Tags");
        assertTotals(DryRun.of(file, ImportOptions.NONE), total("USD", expected, expected));
    }

    @Test
    void noCostIsNoZero() throws SQLException {
        var file = focus(TIMES, "CAST('nan' AS DOUBLE) AS BilledCost, 1.0 AS EffectiveCost", "NULL AS Tags");
        assertThat(DryRun.of(file, ImportOptions.NONE).reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo("BilledCost"));
        var endless = focus(TIMES, "CAST('inf' AS DOUBLE) AS BilledCost, 1.0 AS EffectiveCost", "NULL AS Tags");
        assertThat(DryRun.of(endless, ImportOptions.NONE).reasons())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.column()).isEqualTo("BilledCost");
                    assertThat(row.value()).isEqualTo("inf");
                });
    }

    @Test
    void azureAndGoogleAndOracle() throws SQLException {
        var azure = parquet(
                "azure",
                "DATE '2025-03-02' AS date, 'Bandwidth' AS meterCategory, 'Standard Data Transfer Out' AS"
                        + " meterName, 'westeurope' AS resourceLocation, CAST(10 AS DECIMAL(38,18)) AS quantity, '1 GB' AS"
                        + " unitOfMeasure, CAST(0.9 AS DECIMAL(38,16)) AS costInBillingCurrency, 'EUR' AS billingCurrency, 's-1' AS"
                        + " SubscriptionId, '\"team\": \"web\"' AS tags");
        assertTotals(DryRun.of(azure, ImportOptions.NONE), total("EUR", "0.9", null));
        assertThat(rows(azure).getFirst().gigabytes()).isEqualByComparingTo("10");
        var google = parquet(
                "google",
                "'A-1' AS billing_account_id, {'id': '6F81', 'description': 'Compute Engine'} AS service,"
                        + " {'id': '9DE9', 'description': 'Network Internet Egress from Frankfurt to EMEA'} AS sku,"
                        + " TIMESTAMPTZ '2025-03-02 00:00:00+00' AS usage_start_time, TIMESTAMPTZ '2025-03-02 01:00:00+00' AS"
                        + " usage_end_time, {'id': 'shop', 'name': 'Shop', 'labels': [{'key': 'a', 'value': 'b'}]} AS project,"
                        + " [{'key': 'team', 'value': 'web'}] AS labels, {'region': 'europe-west3'} AS location, 0.5::DOUBLE AS cost,"
                        + " 'EUR' AS currency, {'amount': 1e9::DOUBLE, 'unit': 'bytes', 'amount_in_pricing_units': 0.93::DOUBLE,"
                        + " 'pricing_unit': 'gibibyte'} AS usage, [{'name': 'free', 'amount': -0.2::DOUBLE}, {'name': 'm', 'amount':"
                        + " -0.1::DOUBLE}] AS credits, {'month': '202503'} AS invoice, 'regular' AS cost_type");
        assertTotals(DryRun.of(google, ImportOptions.NONE), total("EUR", "0.2", null));
        var row = rows(google).getFirst();
        assertThat(row.charge().owner()).isEqualTo("web");
        assertThat(row.charge().subAccountId()).isEqualTo("shop");
        assertThat(row.gigabytes()).isEqualByComparingTo("1");
        var oracle = parquet(
                "oracle",
                "'t' AS \"lineItem/tenantId\", TIMESTAMP '2025-03-02' AS \"lineItem/intervalUsageStart\","
                        + " TIMESTAMP '2025-03-02 01:00' AS \"lineItem/intervalUsageEnd\", 'NETWORK' AS \"product/service\", 'Outbound"
                        + " Data Transfer Zone 1' AS \"product/Description\", 'B88327' AS \"cost/productSku\", 2.0 AS"
                        + " \"usage/billedQuantity\", 'GB Months' AS \"cost/skuUnitDescription\", 0.017 AS \"cost/myCost\", 'EUR' AS"
                        + " \"cost/currencyCode\"");
        assertTotals(DryRun.of(oracle, ImportOptions.NONE), total("EUR", "0.017", null));
    }

    private static final String TIMES = "TIMESTAMP '2025-03-02' AS ChargePeriodStart, TIMESTAMP '2025-03-03' AS"
            + " ChargePeriodEnd, TIMESTAMP '2025-03-01' AS BillingPeriodStart";

    private Path focus(String times, String costs, String tags) throws SQLException {
        return parquet(
                "focus",
                "1 AS x_Row, " + tags + ", " + costs + ", " + times
                        + ", 'Usage' AS ChargeCategory, 'an hour' AS ChargeDescription, 'USD' AS BillingCurrency, '42' AS"
                        + " BillingAccountId, 'AWS' AS ProviderName, [1, 2] AS x_List");
    }

    private Path parquet(String name, String columns) throws SQLException {
        var file = folder.resolve(name + ".parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (SELECT " + columns + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }
}
