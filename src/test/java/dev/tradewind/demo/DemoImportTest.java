package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.TransferTotal;
import dev.tradewind.policy.ParsedPolicy;
import dev.tradewind.policy.PolicyYaml;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo writes, read by the importers that everybody's files go through. */
class DemoImportTest {
    private static final Instant NOW = Instant.parse("2026-11-25T13:20:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void importerFindsInEveryBillWhatWasWrittenByClassToTheLastDecimal(@TempDir Path folder) throws IOException {
        var bills = new DemoBills(TODAY);
        for (var month : DemoMonth.upTo(TODAY)) {
            for (var bill : DemoBill.values()) {
                var written = bills.rows(bill, month);
                var file = folder.resolve(bill.key() + month.month() + ".csv.gz");
                FocusFile.write(file, bill, written);
                var read = read(file);
                assertThat(read.quarantined).isEmpty();
                assertThat(read.accepted).isEqualTo(written.size());
                assertThat(byClass(read.tally.transfers()))
                        .as("%s %s", bill, month)
                        .isEqualTo(byClassOfRows(written));
                assertThat(read.tally.totals()).singleElement().satisfies(total -> {
                    assertThat(total.billedCost())
                            .isEqualByComparingTo(sum(
                                    written.stream().map(FocusRow::billedUsd).toList()));
                    assertThat(total.effectiveCost())
                            .isEqualByComparingTo(sum(
                                    written.stream().map(FocusRow::effectiveUsd).toList()));
                });
            }
        }
    }

    @Test
    void everyOtherFileIsReadWithoutLosingARow(@TempDir Path folder) throws IOException {
        var files = DemoFiles.in(folder, NOW);
        for (var file : files.places()) {
            assertThat(read(file).quarantined).as(file.toString()).isEmpty();
        }
        for (var file : files.flows()) {
            assertThat(read(file).quarantined).as(file.toString()).isEmpty();
        }
        for (var file : files.signals()) {
            assertThat(read(file).quarantined).as(file.toString()).isEmpty();
        }
    }

    @Test
    void everyPolicyIsValid(@TempDir Path folder) throws IOException {
        assertThat(DemoFiles.in(folder, NOW).policies())
                .hasSize(9)
                .allSatisfy(yaml -> assertThat(PolicyYaml.parse(yaml)).isInstanceOf(ParsedPolicy.Valid.class));
    }

    /** What the people agreed to is carried out on the day on which the story is told, also on a weekend of December. */
    @Test
    void noHolidayHoldsBackTheFirstDay(@TempDir Path folder) throws IOException {
        for (var day = 0; day < 366; day++) {
            var told = Instant.parse("2026-01-01T00:00:00Z").plus(day, ChronoUnit.DAYS);
            var policies =
                    DemoFiles.in(folder.resolve(Integer.toString(day)), told).policies();
            var freezes = policies.stream()
                    .map(PolicyYaml::parse)
                    .map(parsed -> ((ParsedPolicy.Valid) parsed).rule())
                    .filter(rule -> rule.name().equals("holiday-freeze"))
                    .flatMap(rule -> rule.freezes().stream())
                    .toList();
            assertThat(freezes).hasSize(1);
            for (var hour = 0; hour < 48; hour++) {
                var at = told.plus(hour, ChronoUnit.HOURS);
                assertThat(freezes.getFirst().holdsUntil(at, ZoneOffset.UTC))
                        .as("%s", at)
                        .isEmpty();
            }
        }
    }

    @Test
    void tellsTheSameStoryAMonthLater(@TempDir Path folder) throws IOException {
        var first = DemoFiles.in(folder, NOW).bills();
        assertThat(DemoFiles.in(folder, NOW.plusSeconds(40L * 86400)).bills()).isEqualTo(first);
    }

    private static Map<String, BigDecimal> byClass(List<TransferTotal> transfers) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var each : transfers) {
            var cost = each.billedCost();
            sums.merge(each.transferClass(), cost == null ? BigDecimal.ZERO : cost, BigDecimal::add);
        }
        sums.replaceAll((key, value) -> value.stripTrailingZeros());
        return sums;
    }

    private static Map<String, BigDecimal> byClassOfRows(List<FocusRow> rows) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var row : rows) {
            if (!row.transferClass().isEmpty()) {
                sums.merge(row.transferClass(), row.billedUsd(), BigDecimal::add);
            }
        }
        sums.replaceAll((key, value) -> value.stripTrailingZeros());
        return sums;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static final class Read {
        private long accepted;
        private final List<Quarantined> quarantined = new ArrayList<>();
        private Tally<?> tally = Tally.none();
    }

    private static Read read(Path path) throws IOException {
        var file = new SourceFile(path, path.getFileName().toString());
        var dialect = Dialects.sniff(file.head());
        assertThat(dialect).as("a dialect for " + path.getFileName()).isPresent();
        return read(file, dialect.orElseThrow());
    }

    private static <R> Read read(SourceFile file, Dialect<R> dialect) throws IOException {
        var read = new Read();
        var tally = dialect.tally();
        read.tally = tally;
        var reading = dialect.read(file, ImportOptions.NONE, new RowSink<R>() {
            @Override
            public void accept(long line, R row) {
                read.accepted++;
                tally.add(row);
            }

            @Override
            public void quarantine(Quarantined row) {
                read.quarantined.add(row);
            }
        });
        assertThat(reading).isEqualTo(Reading.complete());
        return read;
    }
}
