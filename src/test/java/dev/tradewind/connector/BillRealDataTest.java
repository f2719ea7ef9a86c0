package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tradewind.RealData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bill beside the project, read by us and summed independently in SQL over the same text. */
@Tag("real-data")
class BillRealDataTest {
    private static final List<String> FOLDERS =
            List.of("focus", "focus-1.2", "billing-aws-cur", "billing-azure", "billing-gcp", "billing-oci");
    private static final String NUMBER =
            "coalesce(sum(CAST(nullif(regexp_replace(\"%s\", '[$, ]', '', 'g'), '') AS DECIMAL(38,24))), 0)";

    /** The column that the bill's own documentation calls the cost, per dialect; what is not listed is FOCUS. */
    private static final Map<String, String> BILLED = Map.of(
            "aws-cur", "lineItem/UnblendedCost",
            "gcp-billing-export", "cost",
            "oci-cost-report", "cost/myCost");

    /**
     * Transfers of each file: class, rows, BilledCost and gigabytes. Found with plain SQL over the file, one LIKE per
     * class as data/README.md words them, and added up by hand; the comment names the SQL's groups.
     */
    private static final Map<String, Set<String>> TRANSFERS = Map.ofEntries(
            Map.entry(
                    "focus_1.0_sample_a.csv",
                    Set.of(
                            // to/from CloudFront
                            "CDN 11 0 11.4326111002",
                            "INGRESS 106 0 44.9983996475",
                            // AWS "data transfer out" 83, "DataTransfer-Out-Bytes" 2, Microsoft "MGN … Out" 2
                            "INTERNET 87 0.19972579619 2.315327584931875",
                            // "data transfer to" 17 and "from" 16, AWS-Out-Bytes 1, AWS-In-Bytes 2, Microsoft 1
                            "INTER_REGION 37 0.00263666813 0.134649300957095",
                            "INTER_ZONE 36 0.0036239475 0.3623947364",
                            // a reversal: quantity and cost are negative
                            "LOAD_BALANCER 1 -0.00000764078 -0.001528156921268",
                            "NAT 3 0.0021106811 0.0469040238",
                            // "per GB for  in Middle East (Bahrain)": the meter's name is blank
                            "OTHER_TRANSFER 2 0.000000002 0.0000001751")),
            Map.entry("aws_1.2_100rows.csv", Set.of("NAT 3 30.62756886939275 743.7521")),
            Map.entry("azure_1.2_100rows.csv", Set.of("PEERING 2 36.7004212759678 4075.2825")),
            Map.entry(
                    "cur_2023-11_a.csv",
                    Set.of(
                            // product/transferType: AWS Inbound 9, AWS Outbound 15, InterRegion 193, IntraRegion 5
                            "INGRESS 9 0 13.7992376803",
                            "INTERNET 15 0 0.0028375045",
                            "INTER_REGION 193 0.0000328151 0.0025762944",
                            "INTER_ZONE 5 0 0.003566754")),
            Map.entry(
                    "cur_2018-08_13380rows.csv.gz",
                    Set.of("INTER_REGION 540 3.79471260689633516105 24.490355938352806134493")),
            Map.entry(
                    "cur_transfer_only_19rows.csv",
                    Set.of("INTER_REGION 19 0.0827499841274349353 0.5639847798671374507")),
            Map.entry(
                    "ea_usage_2023-09_CAD.csv",
                    Set.of(
                            // MeterSubCategory Peering; Private Link without its hourly endpoint, which moves no bytes
                            "PEERING 6 0.203615985501 18.1801259559",
                            "PRIVATE_LINK 3 0.00000001285626 0.000001158566")),
            // MeterCategory Bandwidth without the name of a meter
            Map.entry("Template.csv", Set.of("OTHER_TRANSFER 17 0.00000438 0")),
            Map.entry("costreport_a243c6f2-199f-4074-9a2c-40e671cf1584.csv", Set.of("INTERNET 1 0 0")),
            // bytes in usage.amount: 325144
            Map.entry("gcp_2022-08-01_egress.csv", Set.of("INTERNET 9 0.000012 0.000325144")),
            // the unit reads "GB Months" and means GB
            Map.entry("oci_cost_2023-11-13_h05-08.csv", Set.of("INTERNET 25 0.000007454755640148 0.001220302645")));

    /** Without any of the folders, the tests over them are skipped by name; a source of nothing would fail them. */
    static Stream<Path> files() {
        if (FOLDERS.stream().noneMatch(RealData::has)) {
            RealData.folder(FOLDERS.getFirst());
        }
        return FOLDERS.stream().filter(RealData::has).map(RealData::folder).flatMap(BillRealDataTest::bills);
    }

    private static Stream<Path> bills(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theTotalsEqualPlainSqlToTheLastDecimal(Path file) throws SQLException {
        var result = read(file);
        assertThat(result.refusal()).isNull();
        assertThat(result.rows()).isEqualTo(count(file));
        assertThat(result.rows()).isEqualTo(result.accepted() + result.quarantined());
        // Only the specification's own examples hold what cannot be read: an hour 30.
        assertThat(result.quarantined()).isEqualTo(file.toString().contains("purchase_scenario_") ? hours30(file) : 0);
        if (result.dialect().endsWith("contract-commitment")) {
            assertThat(result.totals()).isEmpty();
            return;
        }
        var outside = result.reasons().stream().map(Quarantined::line).toList();
        var total = result.totals().getFirst();
        assertThat(total.billedCost()).isEqualByComparingTo(sum(file, billed(file, result.dialect()), outside));
        if (result.dialect().startsWith("focus")) {
            assertThat(total.effectiveCost()).isEqualByComparingTo(sum(file, "EffectiveCost", outside));
        } else if (result.dialect().equals("aws-cur")) {
            // None of these reports has a line of a commitment, so each row's EffectiveCost is its UnblendedCost.
            assertThat(total.effectiveCost()).isEqualByComparingTo(total.billedCost());
        } else {
            assertThat(total.effectiveCost()).isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theTransfersAreThoseCountedByHand(Path file) {
        var byClass = new TreeMap<String, BigDecimal[]>();
        for (var each : read(file).transfers()) {
            var sums = byClass.computeIfAbsent(
                    each.transferClass(), any -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
            sums[0] = sums[0].add(BigDecimal.valueOf(each.rows()));
            sums[1] = sums[1].add(each.billedCost());
            sums[2] = each.gigabytes() == null ? sums[2] : sums[2].add(each.gigabytes());
        }
        var found = byClass.entrySet().stream()
                .map(entry -> entry.getKey()
                        + Stream.of(entry.getValue())
                                .map(ImportJson::plain)
                                .reduce("", (line, each) -> line + " " + each))
                .toList();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        TRANSFERS.getOrDefault(file.getFileName().toString(), Set.of()));
    }

    @Test
    void aFileWithoutACurrencyIsRefusedByName() {
        var without = files().filter(file -> currency(file) != null).toList();
        assertThat(without).isNotEmpty();
        for (var file : without) {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            var exit = ImportCommand.run(
                    new String[] {file.toString(), "--dry-run", "--json"},
                    new PrintStream(out),
                    new PrintStream(err),
                    (data, work) -> fail("a dry run opens no data directory"));
            assertThat(exit).as("%s", file).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("Currency");
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"rows\" : 0");
        }
    }

    @Test
    void anAllocationOfOpenCostHoldsNoBilledCost() {
        var file = RealData.folder("api-contracts").resolve("opencost/allocation-example-output.json");
        var result = DryRun.of(file, new ImportOptions("USD"));
        assertThat(result.dialect()).isEqualTo("opencost-allocation");
        assertThat(result.rows()).isEqualTo(3);
        // totalCost of kube-system 1.52743, opencost 0.10937, prometheus 0.14136
        assertThat(result.totals()).containsExactly(new CurrencyTotal("USD", null, new BigDecimal("1.77816")));
        assertThat(DryRun.of(file, ImportOptions.NONE).refusal()).isNotNull();
    }

    private static DryRun.Result read(Path file) {
        return DryRun.of(file, new ImportOptions(currency(file)));
    }

    /** Given beside a file that has no column for it; null where it has one. */
    private static String currency(Path file) {
        return header(file)
                        .replace("\"", "")
                        .toLowerCase(Locale.ROOT)
                        .matches("(.*[,/])?(billing)?currency(code)?(,.*)?")
                ? null
                : "EUR";
    }

    private static String billed(Path file, String dialect) {
        if (dialect.equals("azure-cost-export")) {
            return Stream.of("CostInBillingCurrency", "PreTaxCost")
                    .filter(name -> header(file).toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow();
        }
        return BILLED.getOrDefault(dialect, "BilledCost");
    }

    private static String header(Path file) {
        try (var lines = new java.io.BufferedReader(new SourceFile(file, "x").reader())) {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long hours30(Path file) throws SQLException {
        return ask("SELECT count(*) FROM " + csv(file) + " WHERE ChargePeriodEnd LIKE '%T30:%'")
                .longValueExact();
    }

    private static long count(Path file) throws SQLException {
        return ask("SELECT count(*) FROM " + csv(file)).longValueExact();
    }

    /** Sums the text itself; no file here has a line break inside a cell, so rows are lines. */
    private static BigDecimal sum(Path file, String column, List<Long> linesOutside) throws SQLException {
        var numbered = "(SELECT row_number() OVER () + 1 AS line, * FROM " + csv(file) + ")";
        var outside = linesOutside.isEmpty()
                ? ""
                : " WHERE line NOT IN ("
                        + String.join(
                                ",", linesOutside.stream().map(String::valueOf).toList()) + ")";
        return ask("SELECT " + NUMBER.formatted(column) + " FROM " + numbered + outside);
    }

    private static String csv(Path file) {
        return "read_csv('" + file.toString().replace("'", "''")
                + "', header = true, all_varchar = true, null_padding = true, nullstr = ['NULL', 'null', ''],"
                + " delim = ',', quote = '\"', escape = '\"', parallel = false)";
    }

    private static BigDecimal ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return new BigDecimal(rows.getObject(1).toString());
        }
    }
}
