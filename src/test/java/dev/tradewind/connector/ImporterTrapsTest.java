package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.bill.BillRow;
import dev.tradewind.cost.Ownership;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real bills do, each in a test of its own; the tests of the dialects hold those of one provider. */
class ImporterTrapsTest {
    private static final List<String> COLUMNS = List.of(
            "AvailabilityZone",
            "BilledCost",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ConsumedQuantity",
            "ConsumedUnit",
            "EffectiveCost",
            "Id",
            "ListCost",
            "ListUnitPrice",
            "ProviderName",
            "RegionId",
            "RegionName",
            "Tags");

    @TempDir
    private Path folder;

    /** A good row with some cells replaced: column, value, column, value. */
    private static String row(String... instead) {
        var cells = new TreeMap<String, String>();
        COLUMNS.forEach(column -> cells.put(column, ""));
        cells.put("BilledCost", "1");
        cells.put("EffectiveCost", "1");
        cells.put("BillingAccountId", "42");
        cells.put("BillingCurrency", "USD");
        cells.put("BillingPeriodStart", "2024-09-01T00:00:00Z");
        cells.put("ChargePeriodStart", "2024-09-03T10:00:00Z");
        cells.put("ChargePeriodEnd", "2024-09-03T11:00:00Z");
        cells.put("ChargeCategory", "Usage");
        cells.put("ChargeDescription", "an hour");
        cells.put("ProviderName", "AWS");
        for (var i = 0; i < instead.length; i += 2) {
            cells.put(instead[i], instead[i + 1]);
        }
        return CsvText.line(COLUMNS.stream().map(cells::get).toList()) + "\n";
    }

    private static String bill(String... rows) {
        return String.join(",", COLUMNS) + "\n" + String.join("", rows);
    }

    private List<BillRow> rows(String text) throws IOException {
        var file = new SourceFile(BillFixture.write(folder, "bill.csv", text), "bill.csv");
        var rows = new ArrayList<BillRow>();
        @SuppressWarnings("unchecked")
        var dialect = (Dialect<BillRow>) Dialects.sniff(file.head()).orElseThrow();
        new Intake<>(dialect, file, rows::add, row -> {
                    throw new AssertionError(row.reason());
                })
                .read(ImportOptions.NONE);
        return rows;
    }

    @Test
    void literalNullStandsBesideEmptyCells() throws IOException {
        var charge = rows(bill(row("RegionId", "NULL", "ListCost", "NULL", "Tags", "null")))
                .getFirst()
                .charge();
        assertThat(charge.regionId()).isNull();
        assertThat(charge.listCost()).isNull();
        assertThat(charge.tags()).isNull();
    }

    @Test
    void aUnitPriceInTheAvailabilityZoneDoesNoHarm() {
        assertTotals(read(folder, "b.csv", bill(row("AvailabilityZone", "0.0116000000"))), total("USD", "1", "1"));
    }

    @Test
    void aListCostThatIsNotPriceTimesQuantityIsKeptAsBilled() throws IOException {
        var charge = rows(bill(row("ListCost", "0.25", "ListUnitPrice", "0.1", "ConsumedQuantity", "2")))
                .getFirst()
                .charge();
        assertThat(charge.listCost()).isEqualByComparingTo("0.25");
    }

    @Test
    void negativeUsageAndCreditsCountAsTheyStand() {
        var text = bill(
                row("BilledCost", "-3", "ConsumedQuantity", "-1"),
                row("ChargeCategory", "Credit", "BilledCost", "-0.5"));
        assertTotals(read(folder, "b.csv", text), total("USD", "-3.5", "2"));
    }

    @Test
    void bothSpellingsOfChargeFrequencyAreRead() {
        var text = bill(row("ChargeFrequency", "Usage-Based"), row("ChargeFrequency", "UsageBased"));
        assertThat(read(folder, "b.csv", text).accepted()).isEqualTo(2);
    }

    @Test
    void aRegionCodeInTheRegionsNameIsUnderstood() {
        var text = bill(row(
                "ProviderName",
                "Oracle",
                "RegionId",
                "NULL",
                "RegionName",
                "us-sanjose-1",
                "ChargeDescription",
                "Outbound Data Transfer Zone 1"));
        assertThat(read(folder, "b.csv", text).transfers())
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.from()).isEqualTo("oracle:us-sanjose-1"));
    }

    @Test
    void aRowOfAnotherBillingPeriodGoesIntoItsOwnMonth() throws IOException {
        assertThat(rows(bill(row(), row("BillingPeriodStart", "2024-10-01T00:00:00Z"))))
                .extracting(BillRow::period)
                .containsExactly("2024-09", "2024-10");
    }

    @Test
    void aTimeWithoutAZoneIsUtc() throws IOException {
        var text = bill(row("ChargePeriodStart", "2024-09-18 22:00:00", "ChargePeriodEnd", "2024-09-18 23:00:00"));
        assertThat(rows(text).getFirst().charge().chargePeriodStart()).isEqualTo(Instant.parse("2024-09-18T22:00:00Z"));
    }

    @Test
    void datesComeInMonthDayYearToo() throws IOException {
        var text = bill(
                row("ChargePeriodStart", "9/2/2023", "ChargePeriodEnd", "9/3/2023"),
                row("ChargePeriodStart", "5/1/25", "ChargePeriodEnd", "5/2/25"));
        assertThat(rows(text))
                .extracting(row -> row.charge().chargePeriodStart())
                .containsExactly(Instant.parse("2023-09-02T00:00:00Z"), Instant.parse("2025-05-01T00:00:00Z"));
    }

    @Test
    void duplicateKeysInTagsDoNotLoseTheRow() {
        var tags = new Ownership().tags("{\"team\": \"web\", \"team\": \"shop\"}");
        assertThat(tags.owner()).isEqualTo("shop");
        assertThat(read(folder, "b.csv", bill(row("Tags", "{\"team\": \"web\", \"team\": \"shop\"}")))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAreNoPartOfTheCells() throws IOException {
        var text = "\uFEFF" + bill(row("Tags", "x"), row()).replace("\n", "\r\n");
        assertThat(rows(text))
                .hasSize(2)
                .first()
                .satisfies(row -> assertThat(row.charge().tags()).isEqualTo("x"));
    }

    @Test
    void exponentsAndThirtyDigitsSumExactly() {
        var text = bill(
                row("BilledCost", "1.81E-8", "EffectiveCost", "0"),
                row("BilledCost", "0.123456789012345678901234567890", "EffectiveCost", "0"));
        var result = read(folder, "b.csv", text);
        assertTotals(result, total("USD", "0.12345680711234567890123456789", "0"));
        assertThat(result.roundedRows()).isEqualTo(1);
    }

    @Test
    void idsThatAreNotUniqueDropNoRow() {
        var text = bill(row("Id", "7"), row("Id", "7"), row("Id", "7"));
        assertTotals(read(folder, "b.csv", text), total("USD", "3", "3"));
    }

    @Test
    void everyCurrencyStaysItsOwn() {
        var text = bill(
                row("BillingCurrency", "CNY", "BilledCost", "7"),
                row("BillingCurrency", "CAD"),
                row("BillingCurrency", "NOK"),
                row("BillingCurrency", "KWD", "BilledCost", "0.125"),
                row("BillingCurrency", "IDR", "BilledCost", "1500000"));
        assertTotals(
                read(folder, "b.csv", text),
                total("CAD", "1", "1"),
                total("CNY", "7", "1"),
                total("IDR", "1500000", "1"),
                total("KWD", "0.125", "1"),
                total("NOK", "1", "1"));
    }

    @Test
    void aCodeThatIsNoCurrencyIsKeptApartAndFlagged() {
        var result = read(folder, "b.csv", bill(row("BillingCurrency", "MC"), row()));
        assertTotals(result, total("MC", "1", "1"), total("USD", "1", "1"));
        assertThat(result.remarks()).contains("Outside ISO 4217: MC").contains("ISO 4217");
    }

    @Test
    void anEmptyCurrencyIsSetAside() {
        assertThat(read(folder, "b.csv", bill(row("BillingCurrency", ""))).reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo("BillingCurrency"));
    }

    @Test
    void regionNamesInTheTextMayDifferFromTheRegionsName() {
        var text = bill(row(
                "ChargeDescription",
                "$0.02 per GB - EU (Germany) data transfer to US East (Northern Virginia)",
                "RegionId",
                "eu-central-1",
                "RegionName",
                "EU (Frankfurt)"));
        assertThat(read(folder, "b.csv", text).transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.from()).isEqualTo("aws:eu-central-1");
            assertThat(transfer.to()).isEqualTo("aws:us-east-1");
        });
    }

    @Test
    void aZeroPriceIsAPrice() throws IOException {
        assertThat(rows(bill(row("BilledCost", "0", "ListUnitPrice", "0")))
                        .getFirst()
                        .charge()
                        .billedCost())
                .isZero();
    }

    @Test
    void aDecimalCommaBetweenCommasIsSetAsideAndNotGuessed() {
        var result = read(folder, "b.csv", bill(row("BilledCost", "12,40"), row()));
        assertTotals(result, total("USD", "1", "1"));
        assertThat(result.reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("decimal comma"));
    }

    @Test
    void bytesThatAreNotUtf8SetTheirRowAside() throws IOException {
        var text = bill(row("ChargeDescription", "Donn\u00e9es"), row());
        var file = Files.write(folder.resolve("latin.csv"), text.getBytes(StandardCharsets.ISO_8859_1));
        var result = DryRun.of(file, ImportOptions.NONE);
        assertTotals(result, total("USD", "1", "1"));
        assertThat(result.reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("UTF-8"));
    }
}
