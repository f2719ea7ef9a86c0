package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tradewind.RealData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every FOCUS file beside the project, read by us and summed independently in SQL over the same text. */
@Tag("real-data")
class FocusRealDataTest {
    private static final String NUMBER = "CAST(nullif(regexp_replace(%s, '[$, ]', '', 'g'), '') AS DECIMAL(38,20))";

    @Test
    void theTotalsOfEveryFileEqualPlainSqlToTheLastDecimal() throws IOException, SQLException {
        for (var file : files()) {
            var result = DryRun.of(file, new ImportOptions(named(file, "BillingCurrency") ? null : "USD"));
            assertThat(result.refusal()).as("%s", file).isNull();
            assertThat(result.rows()).as("rows of %s", file).isEqualTo(count(file));
            assertThat(result.rows()).isEqualTo(result.accepted() + result.quarantined());
            var total = result.totals().getFirst();
            var outside = result.reasons().stream().map(Quarantined::line).toList();
            assertThat(total.billedCost())
                    .as("BilledCost of %s", file)
                    .isEqualByComparingTo(sum(file, "BilledCost", outside));
            assertThat(total.effectiveCost())
                    .as("EffectiveCost of %s", file)
                    .isEqualByComparingTo(sum(file, "EffectiveCost", outside));
        }
    }

    @Test
    void theExamplesWithoutACurrencyAreRefusedByName() throws IOException {
        var without =
                files().stream().filter(file -> !named(file, "BillingCurrency")).toList();
        assertThat(without).isNotEmpty();
        for (var file : without) {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            var exit = ImportCommand.run(
                    new String[] {file.toString(), "--dry-run", "--json"},
                    new PrintStream(out),
                    new PrintStream(err),
                    (data, work) -> fail("a dry run opens no data directory"));
            assertThat(exit).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("BillingCurrency");
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"rows\" : 0");
        }
    }

    @Test
    void theTransfersOfTheSampleAreThoseCountedByHand() {
        var result = DryRun.of(RealData.folder("focus").resolve("focus_1.0_sample_a.csv"), ImportOptions.NONE);
        assertThat(rows(result, "INTERNET")).isEqualTo(87);
        assertThat(rows(result, "INGRESS")).isEqualTo(106);
        assertThat(rows(result, "INTER_ZONE")).isEqualTo(36);
        assertThat(rows(result, "NAT")).isEqualTo(3);
        assertThat(rows(result, "CDN")).isEqualTo(11);
        assertThat(rows(result, "LOAD_BALANCER")).isEqualTo(1);
    }

    private static long rows(DryRun.Result result, String transferClass) {
        return result.transfers().stream()
                .filter(total -> total.transferClass().equals(transferClass))
                .mapToLong(TransferTotal::rows)
                .sum();
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.walk(RealData.folder("focus"))) {
            return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }

    private static boolean named(Path file, String column) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").contains(column);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long count(Path file) throws SQLException {
        return ask("SELECT count(*) FROM " + csv(file)).longValueExact();
    }

    /** Sums the text itself; no file here has a line break inside a cell, so rows are lines. */
    private static BigDecimal sum(Path file, String column, List<Long> linesOutside) throws SQLException {
        var numbered = "(SELECT row_number() OVER () + 1 AS line, " + column + " AS cell FROM " + csv(file) + ")";
        var outside = linesOutside.isEmpty()
                ? ""
                : " WHERE line NOT IN ("
                        + String.join(
                                ",", linesOutside.stream().map(String::valueOf).toList()) + ")";
        return ask("SELECT coalesce(sum(" + NUMBER.formatted("cell") + "), 0) FROM " + numbered + outside);
    }

    private static String csv(Path file) {
        return "read_csv('" + file.toString().replace("'", "''")
                + "', header = true, all_varchar = true, nullstr = ['NULL', 'null', ''], delim = ',', quote = '\"')";
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
