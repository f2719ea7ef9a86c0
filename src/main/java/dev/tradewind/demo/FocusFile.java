package dev.tradewind.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.demo.FocusRow.Cover;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes rows in the columns of FOCUS 1.0, gzipped where the name says so; the same rows give the same bytes. */
final class FocusFile {
    private static final String[] COLUMNS = {
        "AvailabilityZone",
        "BilledCost",
        "BillingAccountId",
        "BillingAccountName",
        "BillingCurrency",
        "BillingPeriodEnd",
        "BillingPeriodStart",
        "ChargeCategory",
        "ChargeClass",
        "ChargeDescription",
        "ChargeFrequency",
        "ChargePeriodEnd",
        "ChargePeriodStart",
        "CommitmentDiscountCategory",
        "CommitmentDiscountId",
        "CommitmentDiscountName",
        "CommitmentDiscountStatus",
        "CommitmentDiscountType",
        "ConsumedQuantity",
        "ConsumedUnit",
        "ContractedCost",
        "ContractedUnitPrice",
        "EffectiveCost",
        "InvoiceIssuerName",
        "ListCost",
        "ListUnitPrice",
        "PricingCategory",
        "PricingQuantity",
        "PricingUnit",
        "ProviderName",
        "PublisherName",
        "RegionId",
        "RegionName",
        "ResourceId",
        "ResourceName",
        "ResourceType",
        "ServiceCategory",
        "ServiceName",
        "SkuId",
        "SkuPriceId",
        "SubAccountId",
        "SubAccountName",
        "Tags"
    };
    private static final Map<String, String> REGION_NAMES = Map.of(
            "us-east-1", "US East (N. Virginia)",
            "us-east-2", "US East (Ohio)",
            "us-west-2", "US West (Oregon)",
            "eu-central-1", "EU (Frankfurt)",
            "eastus", "East US",
            "southcentralus", "South Central US",
            "us-central1", "Iowa",
            "europe-west3", "Frankfurt",
            "europe-west6", "Zurich");

    private FocusFile() {}

    static void write(Path file, DemoBill bill, List<FocusRow> rows) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = open(file);
                var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(COLUMNS);
            for (var row : rows) {
                csv.writeRecord(cells(bill, row));
            }
        }
    }

    private static OutputStream open(Path file) throws IOException {
        var out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 14) : out;
    }

    private static String[] cells(DemoBill bill, FocusRow row) {
        var planned = row.cover() != Cover.NONE;
        var purchase = row.cover() == Cover.PURCHASE;
        var list = row.quantity().multiply(row.usdPerUnit());
        var resource = row.subAccount() + "/" + row.workload();
        return new String[] {
            "",
            text(row.billedUsd()),
            bill.account(),
            bill.accountName(),
            "USD",
            instant(row.month().plusMonths(1).atDay(1)),
            instant(row.month().atDay(1)),
            purchase ? "Purchase" : "Usage",
            "",
            row.description(),
            purchase ? "Recurring" : "Usage-Based",
            instant(row.to()),
            instant(row.from()),
            planned ? "Spend" : "",
            planned ? "larkspur-savings-plan-1" : "",
            planned ? "Compute Savings Plan" : "",
            row.cover() == Cover.COVERED ? "Used" : "",
            planned ? "Compute Savings Plan" : "",
            purchase ? "" : text(row.quantity()),
            purchase ? "" : row.unit(),
            text(list),
            text(row.usdPerUnit()),
            text(row.effectiveUsd()),
            bill.issuer(),
            text(list),
            text(row.usdPerUnit()),
            row.cover() == Cover.COVERED ? "Committed" : "Standard",
            text(row.quantity()),
            row.unit(),
            bill.provider(),
            bill.issuer(),
            row.region(),
            REGION_NAMES.getOrDefault(row.region(), row.region()),
            resource,
            row.workload(),
            "",
            row.category(),
            row.service(),
            sku(row),
            sku(row) + ".demo",
            row.subAccount(),
            row.subAccount(),
            tags(row)
        };
    }

    private static String tags(FocusRow row) {
        return "{\"team\":\"%s\",\"workload\":\"%s\",\"environment\":\"%s\"}"
                .formatted(row.team(), row.workload(), row.environment());
    }

    private static String sku(FocusRow row) {
        return "%08X".formatted((row.service() + row.description()).hashCode());
    }

    private static String instant(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0
                ? "0"
                : amount.setScale(10, RoundingMode.UNNECESSARY)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
