package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureDialectTest {
    private static final String HEADER =
            "BillingAccountId,SubscriptionId,SubscriptionName,Date,MeterCategory,MeterSubCategory,"
                    + "MeterName,ProductName,ResourceLocation,UnitOfMeasure,Quantity,CostInBillingCurrency,BillingCurrencyCode,"
                    + "ChargeType,PricingModel,ReservationId,Tags\n";

    @TempDir
    private Path folder;

    private static String row(String cost, String currency, String type, String model, String reservation) {
        return "1,2,Shop,05/02/2026,Virtual Machines,Dv3,D2 v3,,westeurope,1 Hour,1," + cost + "," + currency + ","
                + type + "," + model + "," + reservation + ",\n";
    }

    @Test
    void anActualExportBillsPurchasesAndHoldsNoEffectiveCost() {
        var export = HEADER
                + row("0", "EUR", "Usage", "Reservation", "r-1")
                + row("120", "EUR", "Purchase", "Reservation", "r-1")
                + row("1.5", "EUR", "Usage", "OnDemand", "");
        assertTotals(read(folder, "export.csv", export), total("EUR", "121.5", null));
    }

    @Test
    void anAmortisedExportIsKnownByUsageOfAReservationThatCosts() {
        var export =
                HEADER + row("1.5", "EUR", "Usage", "OnDemand", "") + row("0.16", "EUR", "Usage", "Reservation", "r-1");
        assertTotals(read(folder, "export.csv", export), total("EUR", null, "1.66"));
    }

    @Test
    void anAmortisedExportIsKnownByWhatNobodyUsed() {
        var export = HEADER + row("2", "EUR", "UnusedReservation", "Reservation", "r-1");
        assertTotals(read(folder, "export.csv", export), total("EUR", null, "2"));
    }

    @Test
    void anAmortisedExportIsKnownByItsNameOrByWord() {
        var export = HEADER + row("1.5", "EUR", "Usage", "OnDemand", "");
        assertTotals(read(folder, "Amortized_May.csv", export), total("EUR", null, "1.5"));
        assertTotals(
                read(folder, "export.csv", export, new ImportOptions(null, false, true, null, false)),
                total("EUR", null, "1.5"));
        assertTotals(read(folder, "export.csv", export), total("EUR", "1.5", null));
    }

    @Test
    void aFolderWithAManifestIsOneExportAndItsKindIsTheManifests() {
        var first = HEADER + row("1.5", "EUR", "Usage", "OnDemand", "");
        var second = HEADER + row("2", "EUR", "Usage", "OnDemand", "") + row("x", "EUR", "Usage", "OnDemand", "");
        BillFixture.write(folder, "may/part_0_0001.csv", first);
        BillFixture.write(folder, "may/part_1_0001.csv", second);
        BillFixture.write(folder, "may/old.csv", first);
        BillFixture.write(folder, "may/manifest.json", """
                {"exportConfig": {"type": "AmortizedCost"},
                 "blobs": [{"blobName": "exports/may/part_0_0001.csv"}, {"blobName": "exports/may/part_1_0001.csv"}]}""");
        var result = DryRun.of(folder.resolve("may"), ImportOptions.NONE);
        assertTotals(result, total("EUR", null, "3.5"));
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.column()).isEqualTo("CostInBillingCurrency");
            assertThat(row.reason()).startsWith("part_1_0001.csv: ");
        });
    }

    @Test
    void aPartThatTheManifestNamesAndTheFolderLacksRefusesAll() {
        BillFixture.write(folder, "may/part_0.csv", HEADER + row("1.5", "EUR", "Usage", "OnDemand", ""));
        BillFixture.write(folder, "may/manifest.json", """
                {"blobs": [{"blobName": "part_0.csv"}, {"blobName": "part_1.csv"}]}""");
        assertThat(DryRun.of(folder.resolve("may"), ImportOptions.NONE).refusal())
                .satisfies(refused -> assertThat(refused.reason()).contains("part_1.csv"));
    }

    @Test
    void headersInTheLanguageOfThePortalNameTheColumnBehind() {
        var export =
                "Abonnement-GUID (SubscriptionGuid),Ressourcenstandort (ResourceLocation),UsageDateTime (UsageDateTime),"
                        + "Kategorie der Verbrauchseinheit (MeterCategory),MeterSubcategory (MeterSubcategory),"
                        + "Name der Verbrauchseinheit (MeterName),UsageQuantity (UsageQuantity),PreTaxCost (PreTaxCost),Currency,"
                        + "Maßeinheit (UnitOfMeasure)\n"
                        + "s-1,US East,2026-05-02,Bandwidth,,Data Transfer Out - Zone 1,3,0.24,NOK,100 GB\n";
        var result = read(folder, "export.csv", export);
        assertTotals(result, total("NOK", "0.24", null));
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTERNET");
            assertThat(transfer.from()).isEqualTo("azure:eastus");
            // the unit is a hundred gigabytes
            assertThat(transfer.gigabytes()).isEqualByComparingTo("300");
            assertThat(transfer.billedQuantity()).isEqualByComparingTo("3");
        });
    }

    @Test
    void severalBillingCurrenciesInOneFileStayApart() {
        var export = HEADER
                + row("1.5", "EUR", "Usage", "OnDemand", "")
                + row("900", "JPY", "Usage", "OnDemand", "")
                + row("2", "EUR", "Usage", "OnDemand", "");
        assertTotals(read(folder, "export.csv", export), total("EUR", "3.5", null), total("JPY", "900", null));
    }

    @Test
    void tagsWithoutBracesNameTheOwnerAllTheSame() {
        var tags = "\"\"\"team\"\": \"\"web\"\",\"\"env\"\": \"\"prod\"\"\"";
        var read = new dev.tradewind.cost.Ownership().tags("\"team\": \"web\",\"env\": \"prod\"");
        assertThat(read.owner()).isEqualTo("web");
        var result = read(
                folder,
                "export.csv",
                HEADER + row("1", "EUR", "Usage", "OnDemand", "").replace(",\n", "," + tags + "\n"));
        assertThat(result.accepted()).isEqualTo(1);
    }
}
