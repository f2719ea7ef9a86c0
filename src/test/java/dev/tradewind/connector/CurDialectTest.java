package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurDialectTest {
    private static final String LEGACY = "bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,"
            + "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UsageType,"
            + "lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost,lineItem/LineItemDescription,"
            + "product/fromRegionCode,product/toRegionCode,product/transferType,pricing/unit,reservation/ReservationARN,"
            + "reservation/EffectiveCost,reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,"
            + "reservation/UnusedRecurringFee,savingsPlan/SavingsPlanEffectiveCost,savingsPlan/TotalCommitmentToDate,"
            + "savingsPlan/UsedCommitment,resourceTags/user:team\n";

    @TempDir
    private Path folder;

    private static String line(String type, String cost, String commitments) {
        return "123,2026-05-01T00:00:00Z,456," + type
                + ",2026-05-02T00:00:00Z,2026-05-02T01:00:00Z,BoxUsage:m5.large,1,USD," + cost + ",an hour,,,,Hrs,"
                + commitments + ",web\n";
    }

    @Test
    void everyKindOfLineGoesIntoItsOwnMetric() {
        var report = LEGACY
                // what is used of a commitment: billed 0 or the price that is netted out, effective its share
                + line("DiscountedUsage", "0", "arn:ri,0.06,,,,,")
                + line("SavingsPlanCoveredUsage", "0.10", ",,,,0.07,,")
                + line("SavingsPlanNegation", "-0.10", ",,,,,,")
                // what is paid for it: billed in full, effective only as far as nobody used it
                + line("RIFee", "40", "arn:ri,,2,1.5,,,")
                + line("SavingsPlanRecurringFee", "30", ",,,,,30,28")
                + line("SavingsPlanUpfrontFee", "500", ",,,,,,")
                + line("Fee", "1000", "arn:ri,,,,,,")
                // a fee of no commitment, a tax and a refund are what they are
                + line("Fee", "9", ",,,,,,")
                + line("Tax", "7", ",,,,,,")
                + line("Refund", "-3", ",,,,,,")
                + line("Usage", "0.25", ",,,,,,");
        var result = read(folder, "cur.csv", report);
        assertThat(result.dialect()).isEqualTo("aws-cur");
        // billed 0 + 0.10 − 0.10 + 40 + 30 + 500 + 1000 + 9 + 7 − 3 + 0.25
        // effective 0.06 + 0.07 + 0 + 3.5 + 2 + 0 + 0 + 9 + 7 − 3 + 0.25
        assertTotals(result, total("USD", "1583.25", "18.88"));
    }

    @Test
    void splitsOfAMachineAmongItsPodsBillNothingAndKeepTheirOrigin() {
        var header = "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/CurrencyCode,"
                + "lineItem/ResourceId,lineItem/UnblendedCost,reservation/EffectiveCost,splitLineItem/ParentResourceId,"
                + "splitLineItem/SplitCost,splitLineItem/UnusedCost\n";
        var time = ",2026-05-02T00:00:00Z,2026-05-02T01:00:00Z,USD,";
        var machine = "Usage" + time + "i-1,10,,,,\n";
        var pods = "Usage" + time + "pod/a,0,,i-1,6,1\n" + "Usage" + time + "pod/b,,,i-1,2,1\n" + "DiscountedUsage"
                + time + "pod/c,,,i-1,2,1\n";
        assertTotals(read(folder, "both.csv", header + machine + pods), total("USD", "10", "10"));
        assertTotals(read(folder, "origin.csv", header + machine), total("USD", "10", "10"));
        assertTotals(read(folder, "splits.csv", header + pods), total("USD", "0", "0"));
        var snake = "line_item_line_item_type,line_item_usage_start_date,line_item_usage_end_date,"
                + "line_item_currency_code,line_item_resource_id,line_item_unblended_cost,reservation_effective_cost,"
                + "split_line_item_parent_resource_id,split_line_item_split_cost,split_line_item_unused_cost\n";
        assertTotals(read(folder, "snake.csv", snake + machine + pods), total("USD", "10", "10"));
        var lacking = read(folder, "no.csv", (header + machine).replace("UnblendedCost", "Other"));
        assertThat(lacking.refusal())
                .isNotNull()
                .satisfies(why -> assertThat(why.column()).isEqualTo("lineItem/UnblendedCost"));
        // what a pod is of, and that it is a split, stays with the row
        assertThat(BillFixture.charges(folder, "kept.csv", header + machine + pods))
                .extracting(charge -> charge.allocatedMethodId() + " " + charge.allocatedResourceId())
                .containsExactly(
                        "null null",
                        "split cost allocation i-1",
                        "split cost allocation i-1",
                        "split cost allocation i-1");
    }

    @Test
    void aReportWithoutTheColumnsOfACommitmentHoldsNoEffectiveCost() {
        var short_ = "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/CurrencyCode,"
                + "lineItem/UnblendedCost\nDiscountedUsage,2026-05-02T00:00:00Z,2026-05-02T01:00:00Z,USD,0\n";
        assertTotals(read(folder, "cur.csv", short_), total("USD", "0", null));
    }

    @Test
    void theSecondFormIsTheSameInSnakeCaseWithMaps() {
        var report = "bill_payer_account_id,bill_billing_period_start_date,line_item_usage_account_id,"
                + "line_item_usage_account_name,line_item_line_item_type,line_item_usage_start_date,"
                + "line_item_usage_end_date,line_item_usage_type,line_item_usage_amount,line_item_currency_code,"
                + "line_item_unblended_cost,line_item_line_item_description,pricing_unit,product,"
                + "product_from_region_code,product_to_region_code,resource_tags\n"
                + "123,2026-05-01 00:00:00.000,456,Shop,Usage,2026-05-02 00:00:00.000,2026-05-02 01:00:00.000,"
                + "EUC1-USE1-AWS-Out-Bytes,2,USD,0.04,,GB,\"{\"\"transfer_type\"\": \"\"InterRegion Outbound\"\"}\","
                + "eu-central-1,us-east-1,\"{\"\"user_team\"\": \"\"web\"\"}\"\n";
        var result = read(folder, "export.csv", report);
        assertThat(result.dialect()).isEqualTo("aws-cur-2.0");
        assertTotals(result, total("USD", "0.04", "0.04"));
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTER_REGION");
            assertThat(transfer.from()).isEqualTo("aws:eu-central-1");
            assertThat(transfer.to()).isEqualTo("aws:us-east-1");
        });
    }

    @Test
    void bytesThatComeInFromAnotherRegionGoTowardsTheChargedOne() {
        var row =
                "1,2026-05-01T00:00:00Z,1,Usage,2026-05-02T00:00:00Z,2026-05-02T01:00:00Z,CAN1-AFS1-AWS-In-Bytes,1,USD,0,"
                        + "USD 0.0 per GB for CAN1-AWS-In-Bytes in Africa (Cape Town),ca-central-1,af-south-1,InterRegion Inbound,GB"
                        + ",,,,,,,,\n";
        assertThat(read(folder, "cur.csv", LEGACY + row).transfers())
                .singleElement()
                .satisfies(transfer -> {
                    assertThat(transfer.from()).isEqualTo("aws:af-south-1");
                    assertThat(transfer.to()).isEqualTo("aws:ca-central-1");
                });
    }

    @Test
    void aTaxWithoutAUsageTypeIsATax() {
        var row =
                "1,2026-05-01T00:00:00Z,1,Tax,2026-05-01T00:00:00Z,2026-06-01T00:00:00Z,,1,USD,0.08,Tax of type HST,,,,"
                        + ",,,,,,,,\n";
        var result = read(folder, "cur.csv", LEGACY + row);
        assertTotals(result, total("USD", "0.08", "0.08"));
        assertThat(result.transfers()).isEmpty();
    }
}
