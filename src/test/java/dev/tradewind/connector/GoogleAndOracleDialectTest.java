package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleAndOracleDialectTest {
    private static final String FLAT = "billing_account_id,service.description,sku.id,sku.description,usage_start_time,"
            + "usage_end_time,project.id,labels,location.region,cost,currency,usage.amount,usage.unit,"
            + "usage.amount_in_pricing_units,usage.pricing_unit,credits,invoice.month,cost_type\n";

    @TempDir
    private Path folder;

    private static String flat(String cost, String credits, String labels) {
        return "01-A,Compute Engine,s-1,Network Inter Zone Data Transfer Out,2026-05-02 03:00:00+00:00,"
                + "2026-05-02 04:00:00+00:00,shop," + labels + ",europe-west3," + cost
                + ",EUR,1073741824,bytes,1,gibibyte,"
                + credits + ",202605,regular\n";
    }

    @Test
    void creditsAsPythonWritesThemComeOffTheCost() {
        var credits = "\"[{'name': 'Committed use', 'amount': -0.004}, {'name': 'Free', 'amount': Decimal('-1E-3')}]\"";
        var labels = "\"[{'key': 'team', 'value': 'web'}]\"";
        var result = read(folder, "gcp.csv", FLAT + flat("0.01", credits, labels) + flat("0.02", "[]", "[]"));
        assertThat(result.dialect()).isEqualTo("gcp-billing-export");
        // 0.01 − 0.004 − 0.001 + 0.02
        assertTotals(result, total("EUR", "0.025", null));
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTER_ZONE");
            assertThat(transfer.from()).isEqualTo("gcp:europe-west3");
            assertThat(transfer.gigabytes()).isEqualByComparingTo("2.147483648");
            assertThat(transfer.billedUnit()).isEqualTo("gibibyte");
        });
    }

    @Test
    void nestedFieldsOfJsonLinesAreTheSameColumns() {
        var lines = """
                {"billing_account_id":"01-A","service":{"description":"Compute Engine"},"sku":{"id":"s-1","description":"Network Internet Data Transfer Out from EMEA to EMEA"},"usage_start_time":"2026-05-02 03:00:00 UTC","usage_end_time":"2026-05-02 04:00:00 UTC","project":{"id":"shop","labels":[{"key":"team","value":"web"}]},"location":{"region":"europe-west3"},"cost":0.12,"currency":"EUR","usage":{"amount":1.0E9,"unit":"bytes"},"credits":[{"name":"x","amount":-0.02}],"invoice":{"month":"202605"},"cost_type":"regular"}
                {"billing_account_id":"01-A","sku":{"id":"s-2","description":"Tax"},"usage_start_time":"2026-05-02 03:00:00 UTC","usage_end_time":"2026-05-02 04:00:00 UTC","cost":1,"currency":"EUR","credits":[],"invoice":{"month":"202605"},"cost_type":"tax"}
                {"billing_account_id":"01-A","sku":{"id":"s-3","description":"broken"},"usage_start_time":"yesterday","usage_end_time":"2026-05-02 04:00:00 UTC","cost":1,"currency":"EUR"}
                """;
        var result = read(folder, "gcp.json", lines);
        assertTotals(result, total("EUR", "1.1", null));
        assertThat(result.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.column()).isEqualTo("usage_start_time");
            assertThat(row.value()).isEqualTo("yesterday");
        });
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTERNET");
            assertThat(transfer.gigabytes()).isEqualByComparingTo("1");
        });
    }

    @Test
    void creditsInAColumnOfTheirOwnComeOffToo() {
        var flat = FLAT.replace("credits,", "credits.amount,");
        assertTotals(
                read(folder, "gcp.csv", flat + flat("0.01", "-0.004", "[]") + flat("0.01", "", "[]")),
                total("EUR", "0.016", null));
    }

    @Test
    void creditsThatCannotBeReadAreNotTakenForNone() {
        var result = read(folder, "gcp.csv", FLAT + flat("0.01", "\"[{'name': 'x'}]\"", "[]"));
        assertThat(result.quarantined()).isEqualTo(1);
        assertThat(result.reasons().getFirst().column()).isEqualTo("credits");
    }

    @Test
    void oracleBillsMyCostAndWritesGigabytesAsMonths() {
        var report =
                "lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/service,product/region,"
                        + "usage/billedQuantity,cost/productSku,product/Description,cost/myCost,cost/myCostOverage,cost/currencyCode,"
                        + "cost/skuUnitDescription,lineItem/isCorrection,tags/Ops.team\n"
                        + "t-1,2026-05-02T07:00Z,2026-05-02T08:00Z,NETWORK,us-sanjose-1,3,B88327,Outbound Data Transfer Zone 1,"
                        + "2.55E-2,9,USD,GB Months,false,web\n";
        var result = read(folder, "reports_cost-csv_0000000000000001.csv", report);
        assertThat(result.dialect()).isEqualTo("oci-cost-report");
        assertTotals(result, total("USD", "0.0255", null));
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTERNET");
            assertThat(transfer.from()).isEqualTo("oracle:us-sanjose-1");
            assertThat(transfer.gigabytes()).isEqualByComparingTo("3");
        });
    }

    @Test
    void cloudCostsOfOpenCostKeepInvoicedAndAmortisedApart() {
        var answer = """
                {"code": 200, "data": {"sets": [{"cloudCosts": {
                  "a": {"properties": {"provider": "AWS", "accountID": "1", "service": "AmazonEC2", "category": "Compute"},
                        "window": {"start": "2026-05-02T00:00:00Z", "end": "2026-05-03T00:00:00Z"},
                        "listCost": {"cost": 10.0, "kubernetesPercent": 0.5}, "netCost": {"cost": 9.0},
                        "amortizedNetCost": {"cost": 7.5}, "invoicedCost": {"cost": 8.25}, "amortizedCost": {"cost": 7.75}},
                  "b": {"properties": {"provider": "AWS"}, "window": {"start": "2026-05-02T00:00:00Z"},
                        "invoicedCost": {"cost": 1}, "amortizedNetCost": {"cost": 1}}}},
                  {"cloudCosts": {}}]}}""";
        var result = read(folder, "cloudCost.json", answer, new ImportOptions("USD"));
        assertThat(result.dialect()).isEqualTo("opencost-cloud-cost");
        assertTotals(result, total("USD", "8.25", "7.5"));
        assertThat(result.reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo("window.end"));
        assertThat(read(folder, "cloudCost.json", answer).refusal())
                .satisfies(refused -> assertThat(refused.column()).isEqualTo("currency"));
    }
}
