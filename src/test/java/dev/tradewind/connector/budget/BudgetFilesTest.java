package dev.tradewind.connector.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.budget.BudgetFile;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.CsvFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetFilesTest {
    private static final BudgetTerms NARROW = new BudgetTerms(
            "=Shop, \"EU\"",
            "web",
            new BudgetScope("web", TransferClass.INTER_REGION, "aws:us-east-1", "gcp:europe-west1", "aws"),
            new Money(new BigDecimal("1200.50"), "KWD"),
            CostMetric.EFFECTIVE,
            List.of(new Threshold(Threshold.Basis.FORECAST, 110), new Threshold(Threshold.Basis.ACTUAL, 50)),
            new Notified(false, Set.of("APPROVER", "OPERATOR"), Set.of("finance", "platform")));
    private static final BudgetTerms WIDE = new BudgetTerms(
            "All",
            "finops",
            BudgetScope.EVERYTHING,
            new Money(new BigDecimal("90000"), "JPY"),
            CostMetric.BILLED,
            List.of(),
            new Notified(true, Set.of(), Set.of()));

    @TempDir
    private Path folder;

    @Test
    void whatIsHandedOutAsYamlReadsAsTheSameBudgets() throws IOException {
        assertThat(yaml(BudgetFile.yaml(List.of(NARROW, WIDE))).rows()).containsExactly(NARROW, WIDE);
    }

    @Test
    void whatIsHandedOutAsCsvReadsAsTheSameBudgets() throws IOException {
        var csv = CsvFile.bytes(BudgetFile.HEADER, List.of(BudgetFile.row(NARROW), BudgetFile.row(WIDE)));
        assertThat(csv(new String(csv, StandardCharsets.UTF_8)).rows()).containsExactly(NARROW, WIDE);
    }

    @Test
    void whatIsLeftOutIsAsUsual() throws IOException {
        var read = csv("Owner;Budget;Currency;Amount\nweb;Shop;eur;1.200,50\n");
        assertThat(read.rows()).singleElement().satisfies(terms -> {
            assertThat(terms.amount()).isEqualTo(new Money(new BigDecimal("1200.50"), "EUR"));
            assertThat(terms.scope()).isEqualTo(BudgetScope.EVERYTHING);
            assertThat(terms.metric()).isEqualTo(CostMetric.BILLED);
            assertThat(terms.thresholds()).isEqualTo(Threshold.USUAL);
            assertThat(terms.notified()).isEqualTo(Notified.USUAL);
        });
    }

    @Test
    void whatIsNoBudgetIsSetAsideByItsColumnAndTheRestCounts() throws IOException {
        var read = csv("""
                budget,owner,amount,currency,class,told when spent %,tells roles
                Good,web,10,USD,internet,50; 90,
                No amount,web,ten,USD,,,
                Negative,web,-1,USD,,,
                No class,web,1,USD,Postal,,
                Half a per cent,web,1,USD,,0.5,
                No role,web,1,USD,,,BOSS
                good,web,11,USD,,,
                """);
        assertThat(read.rows()).singleElement().satisfies(terms -> {
            assertThat(terms.scope().transferClass()).isEqualTo(TransferClass.INTERNET);
            assertThat(terms.thresholds()).hasSize(2);
        });
        assertThat(read.quarantined())
                .extracting(Quarantined::line, Quarantined::column, Quarantined::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "amount", "ten"),
                        org.assertj.core.groups.Tuple.tuple(4L, null, "Negative"),
                        org.assertj.core.groups.Tuple.tuple(5L, "class", "Postal"),
                        org.assertj.core.groups.Tuple.tuple(6L, "told when spent %", "0.5"),
                        org.assertj.core.groups.Tuple.tuple(7L, "tells roles", "BOSS"),
                        org.assertj.core.groups.Tuple.tuple(8L, "budget", "good"));
    }

    @Test
    void aListOfSomethingElseIsRefused() throws IOException {
        assertThat(yaml("budgets: 12\n").reading()).isInstanceOf(Reading.Refused.class);
    }

    private Collected<BudgetTerms> yaml(String text) throws IOException {
        return Collected.of(new BudgetYamlDialect(), folder, "budgets.yaml", text);
    }

    private Collected<BudgetTerms> csv(String text) throws IOException {
        return Collected.of(new BudgetCsvDialect(), folder, "budgets.csv", text);
    }
}
