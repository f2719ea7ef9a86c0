package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One small bill of every dialect, written anew in every way that spreadsheets, shells and portals have: nothing is lost. */
class RewrittenBillsTest {
    /** Cells parted by bars, so that none needs quotation marks here. */
    private static final Map<String, String> BILLS = Map.of(
            "focus-1.0", """
            BilledCost|EffectiveCost|BillingAccountId|BillingCurrency|BillingPeriodStart|BillingPeriodEnd|ChargePeriodStart|ChargePeriodEnd|ChargeCategory|ChargeDescription|ConsumedQuantity|ConsumedUnit|ProviderName
            1234.5|1.25|42|USD|2025-03-01|2025-04-01|2025-03-02|2025-03-03|Usage|$0.09 per GB - data transfer out|17.25|GB|AWS
            -0.75|2|42|USD|2025-03-01|2025-04-01|2025-03-14|2025-03-15|Usage|an hour|3|Hrs|AWS
            0.000125|0.25|42|USD|2025-03-01|2025-04-01|2025-03-31|2025-04-01|Usage|an hour|3|Hrs|AWS
            """,
            "aws-cur", """
            identity/LineItemId|bill/PayerAccountId|bill/BillingPeriodStartDate|lineItem/LineItemType|lineItem/UsageStartDate|lineItem/UsageEndDate|lineItem/UsageType|lineItem/UsageAmount|lineItem/CurrencyCode|lineItem/UnblendedCost|lineItem/LineItemDescription|product/region
            a|42|2025-03-01|Usage|2025-03-02|2025-03-03|USE1-EUW1-AWS-Out-Bytes|17.25|USD|1234.5|out|us-east-1
            b|42|2025-03-01|Credit|2025-03-14|2025-03-15|BoxUsage|1|USD|-0.75|credit|us-east-1
            c|42|2025-03-01|Usage|2025-03-31|2025-04-01|BoxUsage|1|USD|0.000125|hour|us-east-1
            """,
            "azure-cost-export", """
            BillingAccountId|SubscriptionId|Date|MeterCategory|MeterSubCategory|MeterName|MeterId|Quantity|UnitOfMeasure|CostInBillingCurrency|BillingCurrencyCode|ChargeType|ResourceLocation
            42|s|2025-03-02|Bandwidth|Inter-Region|Intra Continent Data Transfer Out|m|17.25|1 GB|1234.5|USD|Usage|westeurope
            42|s|2025-03-14|Virtual Machines|D2|Hours|m|1|1 Hour|-0.75|USD|Refund|westeurope
            42|s|2025-03-31|Virtual Machines|D2|Hours|m|1|1 Hour|0.000125|USD|Usage|westeurope
            """,
            "gcp-billing-export", """
            billing_account_id|service.description|sku.id|sku.description|usage_start_time|usage_end_time|cost|currency|usage.amount|usage.unit|location.region|credits
            42|Compute Engine|a|Network Inter Region Egress from Belgium to Iowa|2025-03-02|2025-03-03|1234.5|USD|17250000000|bytes|europe-west1|[]
            42|Compute Engine|b|Core|2025-03-14|2025-03-15|-0.75|USD|1|seconds|europe-west1|[]
            42|Compute Engine|b|Core|2025-03-31|2025-04-01|0.000125|USD|1|seconds|europe-west1|[]
            """,
            "oci-cost-report", """
            lineItem/referenceNo|lineItem/tenantId|lineItem/intervalUsageStart|lineItem/intervalUsageEnd|product/service|product/region|product/Description|cost/productSku|usage/billedQuantity|cost/skuUnitDescription|cost/myCost|cost/currencyCode
            a|42|2025-03-02|2025-03-03|NETWORK|eu-frankfurt-1|Outbound Data Transfer Zone 1|B88327|17.25|GB Months|1234.5|USD
            b|42|2025-03-14|2025-03-15|COMPUTE|eu-frankfurt-1|Standard cores|B1|1|OCPU Hours|-0.75|USD
            c|42|2025-03-31|2025-04-01|COMPUTE|eu-frankfurt-1|Standard cores|B1|1|OCPU Hours|0.000125|USD
            """);

    private static final Map<String, UnaryOperator<List<List<String>>>> TABLES = Map.ofEntries(
            Map.entry("as it is", table -> table),
            Map.entry(
                    "columns in reverse order",
                    table -> table.stream().map(row -> row.reversed()).toList()),
            Map.entry(
                    "columns that nobody knows",
                    table -> cells(table, cells -> {
                        cells.addFirst("x");
                        cells.add("\u00e9 \u20ac");
                        return cells;
                    })),
            Map.entry("blanks around every cell", table -> each(table, cell -> "  " + cell + " ")),
            Map.entry("literal NULL for nothing", table -> listCost(table, "NULL")),
            Map.entry("what a database dumps for nothing", table -> listCost(table, "\\N")),
            Map.entry("what a script prints for nothing", table -> listCost(table, "None")),
            Map.entry("a dash for nothing", table -> listCost(table, " - ")),
            Map.entry("months and days of one digit", table -> each(table, cell -> date(cell, "$1-$2-$3", "-0", "-"))),
            Map.entry(
                    "dates with slashes, day first, as in most of the world",
                    table -> each(table, cell -> date(cell, "$3/$2/$1"))),
            Map.entry(
                    "dates with halves of days",
                    table -> each(table, cell -> date(cell, "$2/$3/$1 12:00:00 AM", "0([1-9])/", "$1/"))),
            Map.entry(
                    "dates with names of months",
                    table -> each(
                            table,
                            cell -> date(cell, "$3-$2-$1", "-0([34])-", "-$1-")
                                    .replace("-3-", "-Mar-")
                                    .replace("-4-", "-Apr-"))),
            Map.entry(
                    "times as Go writes them", table -> each(table, cell -> date(cell, "$1-$2-$3 00:00:00 +0000 UTC"))),
            Map.entry("times without signs", table -> each(table, cell -> date(cell, "$1$2$3T000000Z"))),
            Map.entry(
                    "times in milliseconds since 1970",
                    table -> each(
                            table,
                            cell -> cell.matches("\\d{4}-\\d{2}-\\d{2}")
                                    ? "" + Instant.parse(cell + "T00:00:00Z").toEpochMilli()
                                    : cell)),
            Map.entry("the header between rows", table -> joined(table, table)),
            Map.entry("empty rows at the end", table -> ended(table)),
            Map.entry("dates with slashes, year first", table -> each(table, cell -> date(cell, "$1/$2/$3"))),
            Map.entry(
                    "dates as a spreadsheet in the States writes them",
                    table -> each(table, cell -> date(cell, "$2/$3/$1"))),
            Map.entry("dates with dots, day first", table -> each(table, cell -> date(cell, "$3.$2.$1"))),
            Map.entry("dates without signs", table -> each(table, cell -> date(cell, "$1$2$3"))),
            Map.entry("dates with midnight", table -> each(table, cell -> date(cell, "$1-$2-$3 00:00"))),
            Map.entry(
                    "dates with fractions and a zone",
                    table -> each(table, cell -> date(cell, "$1-$2-$3T02:00:00.000+02:00"))),
            Map.entry(
                    "numbers with exponents",
                    table -> each(
                            table, cell -> cell.replace("1234.5", "1.2345e+03").replace("0.000125", "1.25E-4"))),
            Map.entry("numbers with a plus", table -> each(table, cell -> cell.equals("1234.5") ? "+1234.5" : cell)),
            Map.entry(
                    "numbers with thousands", table -> each(table, cell -> cell.equals("1234.5") ? "1,234.50" : cell)),
            Map.entry(
                    "negative numbers in brackets",
                    table -> each(table, cell -> cell.equals("-0.75") ? "(0.75)" : cell)),
            Map.entry("the true minus sign", table -> each(table, cell -> cell.equals("-0.75") ? "\u22120.75" : cell)),
            Map.entry("negative nothing", table -> plus(table, "-0.00")));

    private static final Map<String, UnaryOperator<List<List<String>>>> LOCAL = Map.of(
            "decimal commas", table -> each(table, cell -> comma(cell, "")),
            "decimal commas and thousands with points", table -> each(table, cell -> comma(cell, ".")),
            "decimal commas and thousands with blanks", table -> each(table, cell -> comma(cell, " ")),
            "decimal commas and thousands with blanks that do not break",
                    table -> each(table, cell -> comma(cell, "\u00a0")),
            "decimal commas and thousands with narrow blanks", table -> each(table, cell -> comma(cell, "\u202f")),
            "decimal commas and exponents",
                    table -> each(table, cell -> comma(cell.equals("0.000125") ? "1.25E-04" : cell, "")));

    @TempDir
    private Path folder;

    static Stream<Arguments> tables() {
        return BILLS.keySet().stream().flatMap(bill -> TABLES.keySet().stream().map(how -> Arguments.of(bill, how)));
    }

    static Stream<Arguments> local() {
        return BILLS.keySet().stream().flatMap(bill -> LOCAL.keySet().stream().map(how -> Arguments.of(bill, how)));
    }

    static Stream<String> bills() {
        return BILLS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whateverTheTable(String bill, String how) {
        var text = csv(table(bill), TABLES.get(how), ',');
        holds(bill, "bill.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("local")
    void whateverTheLanguageOfTheSpreadsheet(String bill, String how) {
        var text = csv(table(bill), LOCAL.get(how), ';');
        holds(bill, "bill.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bills")
    void whateverTheBytes(String bill) {
        var text = csv(table(bill), table -> table, ',');
        holds(bill, "mark.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        holds(bill, "windows.csv", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        holds(bill, "mac.csv", text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8));
        holds(bill, "wide.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        holds(bill, "open.csv", text.stripTrailing().getBytes(StandardCharsets.UTF_8));
        holds(bill, "blank.csv", ("\n" + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        holds(bill, "words.csv", ("Cost report\nAccount,42\n\n" + text).getBytes(StandardCharsets.UTF_8));
        holds(bill, "words.csv", ("Usage Data Extract,,,,,\r\n,,,,,\r\n" + text).getBytes(StandardCharsets.UTF_8));
        holds(bill, "comment.csv", ("# export 1\n" + text).getBytes(StandardCharsets.UTF_16LE));
        holds(bill, "wider.csv", ("\uFEFF" + text).getBytes(Charset.forName("UTF-32LE")));
        holds(bill, "dos.csv", (text + "\u001a").getBytes(StandardCharsets.UTF_8));
        holds(bill, "WRONG.JSON", text.getBytes(StandardCharsets.UTF_8));
        holds(bill, "sep.csv", ("sep=,\r\n" + text).getBytes(StandardCharsets.UTF_8));
        holds(bill, "quoted.csv", quoted(table(bill)).getBytes(StandardCharsets.UTF_8));
        holds(bill, "broken-lines.csv", quoted(plus(table(bill), "0\n")).getBytes(StandardCharsets.UTF_8));
        holds(bill, "tab.tsv", csv(table(bill), table -> table, '\t').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bills")
    void whateverTheArchive(String bill) throws IOException {
        var text = csv(table(bill), table -> table, ',');
        var half = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        var members = new ByteArrayOutputStream();
        members.write(gzip(text.substring(0, half)));
        members.write(gzip(text.substring(half)));
        holds(bill, "members.csv.gz", members.toByteArray());
        holds(bill, "plain-name.csv", gzip(text));
        holds(bill, "TWICE.CSV.GZ", gzip(gzip(text)));
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("export/"));
            out.putNextEntry(new ZipEntry("export/2025/bill.csv"));
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("export/README.md"));
            out.write("An export.".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("__MACOSX/export/._bill.csv"));
            out.write(1);
        }
        holds(bill, "folder.zip", zip.toByteArray());
    }

    @ParameterizedTest
    @MethodSource("bills")
    void aHeaderAloneIsABillOfNothing(String bill) throws IOException {
        var header = csv(table(bill).subList(0, 1), table -> table, ',');
        var result = read("header.csv", header.getBytes(StandardCharsets.UTF_8));
        assertThat(result.refusal()).isNull();
        assertThat(result.rows()).isZero();
    }

    @ParameterizedTest
    @MethodSource("bills")
    void whatATornArchiveStillHoldsCountsAndTheTearIsTold(String bill) throws IOException {
        var rows = new StringBuilder(csv(table(bill), table -> table, ','));
        var body = rows.substring(rows.indexOf("\n") + 1);
        for (var i = 0; i < 5000; i++) {
            rows.append(body);
        }
        var whole = gzip(rows.toString());
        var result = read("torn.csv.gz", Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(result.refusal()).isNull();
        assertThat(result.accepted()).isGreaterThan(1000);
        assertThat(result.rows()).isEqualTo(result.accepted() + result.quarantined());
        assertThat(result.reasons())
                .last()
                .satisfies(last -> assertThat(last.reason()).contains("cut off"));
    }

    /** Columns without which a bill says nothing; each is named where it is missing. */
    @ParameterizedTest
    @CsvSource({
        "focus-1.0, BilledCost ChargePeriodStart",
        "aws-cur, lineItem/UnblendedCost lineItem/UsageStartDate lineItem/LineItemType",
        "azure-cost-export, CostInBillingCurrency Date MeterCategory BillingCurrencyCode",
        "gcp-billing-export, cost usage_start_time sku.description billing_account_id",
        "oci-cost-report, cost/myCost lineItem/intervalUsageStart"
    })
    void aBillThatLacksAMandatoryColumnIsRefusedWithItsName(String bill, String columns) throws IOException {
        for (var column : columns.split(" ")) {
            lacks(bill, column);
        }
    }

    private void lacks(String bill, String column) throws IOException {
        var at = table(bill).getFirst().indexOf(column);
        var text = csv(
                table(bill),
                table -> cells(table, cells -> {
                    cells.remove(at);
                    return cells;
                }),
                ',');
        var refusal = read("bill.csv", text.getBytes(StandardCharsets.UTF_8)).refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).contains("mandatory column " + column + " is missing");
        assertThat(refusal.column()).isEqualTo(column);
    }

    @Test
    void anAmbiguousNumberIsSetAsideByNameAndNotGuessed() throws IOException {
        var text = csv(table("focus-1.0"), table -> each(table, cell -> cell.equals("1234.5") ? "1.234.5" : cell), ',');
        var result = read("odd.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.column()).isEqualTo("BilledCost");
            assertThat(row.value()).isEqualTo("1.234.5");
        });
    }

    private void holds(String bill, String name, byte[] bytes) {
        try {
            var result = read(name, bytes);
            assertThat(result.refusal()).as(name).isNull();
            assertThat(result.reasons()).as(name).isEmpty();
            assertThat(result.dialect()).as(name).isEqualTo(bill);
            assertThat(result.totals()).as(name).singleElement().satisfies(total -> {
                assertThat(total.currency()).isEqualTo("USD");
                assertThat(total.billedCost()).isEqualByComparingTo("1233.750125");
            });
            assertThat(result.transfers())
                    .as(name)
                    .singleElement()
                    .satisfies(transfer -> assertThat(transfer.gigabytes()).isEqualByComparingTo("17.25"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DryRun.Result read(String name, byte[] bytes) throws IOException {
        return DryRun.of(Files.write(folder.resolve(name), bytes), ImportOptions.NONE);
    }

    private static List<List<String>> table(String bill) {
        return BILLS.get(bill)
                .lines()
                .map(line -> List.of(line.split("\\|", -1)))
                .toList();
    }

    private static String csv(List<List<String>> table, UnaryOperator<List<List<String>>> how, char sign) {
        return how.apply(table).stream()
                .map(row -> row.stream()
                        .map(cell -> cell.indexOf(sign) < 0 ? cell : '"' + cell + '"')
                        .collect(Collectors.joining(String.valueOf(sign))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().collect(Collectors.joining("\",\"", "\"", "\"")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A fourth row like the last, whose cost is this. */
    private static List<List<String>> plus(List<List<String>> table, String cost) {
        var more = new ArrayList<>(table);
        more.add(table.getLast().stream()
                .map(cell -> cell.equals("0.000125") ? cost : cell)
                .toList());
        return more;
    }

    private static List<List<String>> cells(List<List<String>> table, UnaryOperator<List<String>> change) {
        return table.stream().map(row -> change.apply(new ArrayList<>(row))).toList();
    }

    /** All cells but those of the header. */
    private static List<List<String>> each(List<List<String>> table, UnaryOperator<String> change) {
        return Stream.concat(
                        Stream.of(table.getFirst()),
                        table.stream()
                                .skip(1)
                                .map(row -> row.stream().map(change).toList()))
                .toList();
    }

    /** Columns that most bills have, of which nothing is known here; each dialect has its own name for it. */
    private static List<List<String>> listCost(List<List<String>> table, String nothing) {
        var columns = List.of("ListCost", "pricing/publicOnDemandCost", "PayGCostInBillingCurrency", "cost_at_list");
        var empty = List.of(nothing, nothing, nothing, nothing);
        return table.stream()
                .map(row -> Stream.concat(row.stream(), (row == table.getFirst() ? columns : empty).stream())
                        .toList())
                .toList();
    }

    private static List<List<String>> ended(List<List<String>> table) {
        var more = new ArrayList<>(table);
        more.add(table.getFirst().stream().map(column -> "").toList());
        return more;
    }

    private static List<List<String>> joined(List<List<String>> one, List<List<String>> other) {
        return Stream.of(one.subList(0, 3), other.subList(0, 1), other.subList(3, other.size()))
                .flatMap(List::stream)
                .toList();
    }

    private static String date(String cell, String form, String written, String instead) {
        var date = date(cell, form);
        return date.equals(cell) ? cell : date.replaceAll(written, instead);
    }

    private static String date(String cell, String form) {
        return cell.replaceAll("^(\\d{4})-(\\d{2})-(\\d{2})$", form);
    }

    private static String comma(String cell, String thousands) {
        return cell.matches("-?\\d+\\.\\d+(E-\\d+)?")
                ? cell.replace('.', ',').replace("1234,", "1" + thousands + "234,")
                : cell;
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
