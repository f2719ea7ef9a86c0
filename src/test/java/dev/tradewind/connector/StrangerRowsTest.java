package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.charges;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of native bills that no sample has. */
class StrangerRowsTest {
    @TempDir
    private Path folder;

    @Test
    void oracleWithCorrectionsOtherUnitsAndOffsets() {
        var text = "lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,"
                + "product/service,product/compartmentName,product/region,product/Description,cost/productSku,"
                + "usage/billedQuantity,cost/skuUnitDescription,cost/myCost,cost/currencyCode,lineItem/isCorrection,tags/team\n"
                + "a,t,2025-03-02T00:00Z,2025-03-02T01:00Z,NETWORK,shop,us-phoenix-1,Outbound Data Transfer Zone 1,"
                + "B88327,1000,GB Months,8.5,USD,false,web\n"
                + "b,t,2025-03-02T00:00Z,2025-03-02T01:00Z,NETWORK,shop,us-phoenix-1,Outbound Data Transfer Zone 1,"
                + "B88327,-400,GB Months,-3.4,USD,true,web\n"
                + "c,t,2025-03-02T00:00:00.000+0000,2025-03-02T01:00:00.000+0000,OBJECT_STORAGE,shop,us-phoenix-1,Object Storage -"
                + " Outbound Data Transfer - Zone 1,B88327,100,Gigabyte Outbound Data Transfer Per Month,0.85,USD,false,\n";
        var result = read(folder, "oci.csv", text);
        assertTotals(result, total("USD", "5.95", null));
        assertThat(result.transfers().stream()
                        .mapToDouble(sum ->
                                sum.gigabytes() == null ? 0 : sum.gigabytes().doubleValue())
                        .sum())
                .isEqualTo(700);
    }

    @Test
    void googleFlatWithCreditsOfManyAndEmptyCells() {
        var text = "billing_account_id,service_description,sku_description,usage_start_time,usage_end_time,project_id,"
                + "location_region,cost,currency,usage_amount,usage_unit,usage_amount_in_pricing_units,usage_pricing_unit,credits,"
                + "invoice_month,cost_type\n"
                + "A,Compute Engine,Network Inter Zone Data Transfer Out,2025-03-31 23:00:00 UTC,2025-04-01 00:00:00 UTC,shop,"
                + "europe-west3,2e-1,EUR,1073741824,bytes,1,gibibyte,\"[{\"\"name\"\":\"\"a\"\",\"\"amount\"\":-0.05},"
                + "{\"\"name\"\":\"\"b\"\",\"\"amount\"\":-5E-2}]\",202503,regular\n"
                + "A,Compute Engine,Network Inter Zone Data Transfer Out,2025-03-31 23:00:00 UTC,2025-04-01 00:00:00 UTC,shop,"
                + "europe-west3,-0.1,EUR,-536870912,bytes,-0.5,gibibyte,,202503,adjustment\n"
                + "A,Support,Support,2025-03-31 23:00:00 UTC,2025-04-01 00:00:00 UTC,,,0.00001,EUR,,,,,[],202504,rounding_error\n";
        var result = read(folder, "gcp.csv", text);
        assertTotals(result, total("EUR", "0.00001", null));
        assertThat(result.transfers()).singleElement().satisfies(sum -> {
            assertThat(sum.gigabytes()).isEqualByComparingTo("0.536870912");
            assertThat(sum.billedQuantity()).isEqualByComparingTo("0.5");
            assertThat(sum.billedUnit()).isEqualTo("gibibyte");
        });
        assertThat(charges(folder, "gcp.csv", text))
                .extracting(charge -> charge.billingPeriodStart().toString().substring(0, 7))
                .containsExactly("2025-03", "2025-03", "2025-04");
    }

    @ParameterizedTest
    @CsvSource({
        "1 GB,10,10",
        "100 GB,0.1,10",
        "10 GB,1,10",
        "1 TB,2,2000",
        "1 GiB,1,1.073741824",
        "1 MB,1000,1",
        "1K,5,",
        "10K,1,",
        "1 Hour,1,",
        "1 GB/Month,1,",
        "GB,10,10",
        "1 PB,1,1000000",
        "1 GB Hour,3,"
    })
    void azureUnitsHoldTheirOwnMultiplier(String unit, String quantity, String gigabytes) {
        var text =
                "subscriptionId,date,meterCategory,meterName,quantity,unitOfMeasure,costInBillingCurrency,billingCurrency\n"
                        + "s-1,03/02/2025,Bandwidth,Standard Data Transfer Out," + quantity + "," + unit + ",0.9,EUR\n";
        var sum = read(folder, "azure.csv", text).transfers().getFirst().gigabytes();
        if (gigabytes == null) {
            assertThat(sum).isNull();
        } else {
            assertThat(sum).isEqualByComparingTo(gigabytes);
        }
    }

    @Test
    void azureDatesWithTheDayFirstAreToldByThePeriod() {
        var text =
                "subscriptionId,billingPeriodStartDate,date,meterCategory,meterName,quantity,unitOfMeasure,costInBillingCurrency,"
                        + "billingCurrency\ns-1,01/03/2025,02/03/2025,Bandwidth,x,1,1 GB,1,EUR\n";
        assertThat(charges(folder, "azure.csv", text).getFirst().chargePeriodStart())
                .isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
    }

    @Test
    void curSecondFormWithItsMapsAsTextAndDiscountsApart() {
        var text =
                "bill_payer_account_id,bill_billing_period_start_date,line_item_usage_account_id,line_item_line_item_type,"
                        + "line_item_usage_start_date,line_item_usage_end_date,line_item_usage_type,line_item_usage_amount,"
                        + "line_item_currency_code,line_item_unblended_cost,line_item_line_item_description,product,resource_tags,discount,"
                        + "product_from_region_code,product_to_region_code,product_servicecode,pricing_unit\n"
                        + "1,2025-03-01T00:00:00.000Z,2,Usage,2025-03-31T23:00:00.000Z,2025-04-01T00:00:00.000Z,"
                        + "EUC1-USE1-AWS-Out-Bytes,4.0E-7,USD,8.0E-9,$0.02 per GB - EU (Germany) data transfer to US East (Northern Virginia),"
                        + "\"{\"\"product_name\"\":\"\"Amazon EC2\"\",\"\"transfer_type\"\":\"\"InterRegion Outbound\"\"}\","
                        + "\"{\"\"user_team\"\":\"\"web\"\",\"\"user_env\"\":\"\"prod\"\"}\",\"{\"\"edp_discount\"\":-1E-9}\",eu-central-1,us-east-1,"
                        + "AWSDataTransfer,GB\n"
                        + "1,2025-03-01T00:00:00.000Z,2,EdpDiscount,2025-03-31T23:00:00.000Z,2025-04-01T00:00:00.000Z,"
                        + "EUC1-USE1-AWS-Out-Bytes,0,USD,-1.0E-9,discount,{},{},{},,,AmazonEC2,\n"
                        + "1,2025-03-01T00:00:00.000Z,,Tax,2025-03-01T00:00:00.000Z,2025-04-01T00:00:00.000Z,,1,USD,0.19,VAT,,,,,,,\n";
        var result = read(folder, "cur.csv", text);
        assertThat(result.dialect()).isEqualTo("aws-cur-2.0");
        assertTotals(result, total("USD", "0.190000007", "0.190000007"));
        assertThat(result.transfers()).allSatisfy(sum -> {
            assertThat(sum.transferClass()).isEqualTo("INTER_REGION");
            assertThat(sum.from()).isEqualTo("aws:eu-central-1");
            assertThat(sum.to()).isEqualTo("aws:us-east-1");
        });
        assertThat(charges(folder, "cur.csv", text).getFirst().owner()).isEqualTo("web");
    }

    @Test
    void focusOfEveryProviderKeepsItsClass() {
        var header =
                "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,"
                        + "ChargeCategory,ChargeDescription,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,ServiceName,SkuMeter\n";
        var lines = Map.ofEntries(
                Map.entry("INTERNET 1", "Amazon Web Services,eu-west-1,Amazon EC2,EU-DataTransfer-Out-Bytes|anything"),
                Map.entry("INTER_ZONE 1", "AWS,eu-west-1,Amazon EC2,EU-DataTransfer-Regional-Bytes|anything"),
                Map.entry(
                        "INTER_REGION 1",
                        "Microsoft,westeurope,Virtual Machines,|Bandwidth Inter-Region - Intra Continent Data Transfer Out - Europe"),
                Map.entry(
                        "INTERNET 2",
                        "Microsoft Azure,westeurope,Bandwidth,|Rtn Preference: MGN - Standard Data Transfer Out - EU"),
                Map.entry(
                        "CDN 1", "Microsoft,,Azure Front Door,|Azure Front Door - Standard Data Transfer Out - Zone 1"),
                Map.entry(
                        "INTERNET 3",
                        "Google Cloud,us-central1,Compute Engine,|Network Internet Data Transfer Out from Americas to EMEA"),
                Map.entry("INTER_ZONE 2", "Google,us-central1,Compute Engine,|Network Inter Zone Data Transfer Out"),
                Map.entry(
                        "CDN 2",
                        "Google,us-central1,Networking,|Networking Cloud CDN Traffic Cache Data Transfer to Europe"),
                Map.entry("INTERNET 4", "Oracle,us-ashburn-1,NETWORK,|Outbound Data Transfer Zone 1"),
                Map.entry(
                        "NAT 1",
                        "AWS,us-east-1,Amazon EC2,NatGateway-Bytes|$0.045 per GB Data Processed by NAT Gateways"));
        var rows = lines.values().stream()
                .map(line -> {
                    var parts = line.split("\\|");
                    return "1,1,a,USD,2025-03-01T00:00:00Z,2025-03-02T00:00:00Z,2025-03-03T00:00:00Z,Usage," + parts[1]
                            + ",1,GB," + parts[0] + "\n";
                })
                .collect(Collectors.joining());
        var result = read(folder, "focus.csv", header + rows);
        assertTotals(result, total("USD", "10", "10"));
        var classes = result.transfers().stream()
                .collect(Collectors.groupingBy(
                        TransferTotal::transferClass, Collectors.summingLong(TransferTotal::rows)));
        assertThat(classes)
                .isEqualTo(Map.of("INTERNET", 4L, "INTER_ZONE", 2L, "INTER_REGION", 1L, "CDN", 2L, "NAT", 1L));
    }

    @Test
    void openCostCloudCostWithSeveralSetsAndNegativeOnes() {
        var item =
                "{\"properties\": {\"provider\": \"GCP\", \"accountID\": \"p\", \"service\": \"Compute Engine\", \"category\":"
                        + " \"Network\", \"labels\": {\"team\": \"web\"}}, \"window\": {\"start\": \"2025-03-0%1$dT00:00:00Z\", \"end\":"
                        + " \"2025-03-0%2$dT00:00:00Z\"}, \"listCost\": {\"cost\": %3$s}, \"netCost\": {\"cost\": %3$s}, \"invoicedCost\":"
                        + " {\"cost\": %3$s, \"kubernetesPercent\": 0}, \"amortizedNetCost\": {\"cost\": %3$s}}";
        var text = "{\"code\":200,\"data\":{\"sets\":[{\"cloudCosts\":{\"a\":" + item.formatted(1, 2, "4")
                + "},\"window\":{}},{\"cloudCosts\":null},{\"cloudCosts\":{\"a\":" + item.formatted(2, 3, "-1.5")
                + "}}],\"window\":{}}}";
        assertTotals(read(folder, "cloud.json", text, new ImportOptions("USD")), total("USD", "2.5", "2.5"));
    }
}
