package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.RealData;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.cost.Restatements;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The actual and the amortised export of one scope and month are two halves of one generation. */
@ConsoleTest
class AzureHalvesTest {
    private static final String HEADER = "BillingAccountId,SubscriptionId,Date,MeterCategory,MeterName,"
            + "CostInBillingCurrency,BillingCurrencyCode,ChargeType,PricingModel,ReservationId\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Lake lake;

    @Autowired
    private Restatements restatements;

    private final String account = UUID.randomUUID().toString();

    private record Month(BigDecimal billed, BigDecimal effective, long rows, int generation) {}

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOrderOfArrivalDoesNotMatter(boolean actualFirst) {
        var first = take(actualFirst ? "actual.csv" : "amortized.csv", actualFirst ? actual("100") : amortized("60"));
        var second = take(actualFirst ? "amortized.csv" : "actual.csv", actualFirst ? amortized("60") : actual("100"));
        assertThat(first.message()).isNull();
        assertThat(second.state()).as(second.message()).isEqualTo(ImportState.IMPORTED);
        assertMonth("107", "67", 4, 2);
        // a first half is no restatement of the other one
        assertThat(restatements.by(second.id())).isEmpty();
    }

    @Test
    void replacingOneHalfKeepsTheOther() {
        take("actual.csv", actual("100"));
        take("amortized.csv", amortized("60"));
        var actualAgain = take("actual.csv", actual("90"));
        assertMonth("97", "67", 4, 3);
        assertThat(restatements.by(actualAgain.id())).singleElement().satisfies(restated -> {
            assertThat(restated.lines()).singleElement().satisfies(line -> {
                assertThat(line.billedChange()).isEqualByComparingTo("-10");
                assertThat(line.effectiveBefore()).isNull();
            });
        });
        var amortizedAgain = take("amortized.csv", amortized("61"));
        assertMonth("97", "68", 4, 4);
        assertThat(restatements.by(amortizedAgain.id())).singleElement().satisfies(restated -> {
            assertThat(restated.lines()).singleElement().satisfies(line -> {
                assertThat(line.effectiveAfter().subtract(line.effectiveBefore()))
                        .isEqualByComparingTo("1");
                assertThat(line.billedBefore()).isNull();
            });
        });
    }

    @Test
    void aSmallerHalfWaitsForAConfirmationWithItsOwnRowsOnly() {
        take("actual.csv", actual("100") + line("1", "Usage", "OnDemand", "").repeat(8));
        take("amortized.csv", amortized("60"));
        var held = take("actual.csv", actual("100"));
        assertThat(held.state()).isEqualTo(ImportState.HELD);
        assertThat(imports.replaces(held.id())).singleElement().satisfies(replaced -> {
            assertThat(replaced.rowsBefore()).isEqualTo(10);
            assertThat(replaced.rowsAfter()).isEqualTo(2);
            assertThat(replaced.billed().getFirst().before()).isEqualByComparingTo("115");
            assertThat(replaced.billed().getFirst().after()).isEqualByComparingTo("107");
        });
    }

    @Test
    void besideAnAmortisedExportAFocusBillKeepsItsBilledCostAndNoEffectiveCostCountsTwice() {
        take("focus.csv", """
                BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ProviderName
                107,67,%s,EUR,2026-05-01,2026-05-02,2026-05-03,Microsoft
                """.formatted(account));
        take("amortized.csv", amortized("60"));
        assertMonth("107", "67", 3, 2);
        take("actual.csv", actual("100"));
        assertMonth("107", "67", 4, 3);
    }

    static Stream<Path> realFiles() throws IOException {
        if (!RealData.has("billing-azure")) {
            return Stream.of(Path.of("missing"));
        }
        try (var all = Files.walk(RealData.folder("billing-azure"))) {
            return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
        }
    }

    @Tag("real-data")
    @ParameterizedTest
    @MethodSource("realFiles")
    void theRealExportsOfEveryAgreementStandInBothHalves(Path file) throws IOException {
        RealData.folder("billing-azure");
        var bytes = Files.readAllBytes(file);
        var actual = imports.importNow("actual.csv", new ByteArrayInputStream(bytes), new ImportOptions("EUR"));
        var amortized = imports.importNow(
                "amortised.csv", new ByteArrayInputStream(bytes), new ImportOptions("EUR", true, true, null, false));
        assertThat(actual.state()).as(actual.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(amortized.state()).as(amortized.message()).isEqualTo(ImportState.IMPORTED);
        var total = actual.totals().getFirst().billedCost();
        for (var generation : lake.generationsOf(amortized.id())) {
            assertThat(generation.keptRows()).isEqualTo(generation.rows() / 2);
        }
        var scopes = lake.generationsOf(amortized.id()).stream()
                .map(each -> "'" + each.scope() + "'")
                .distinct()
                .toList();
        var periods = lake.generationsOf(amortized.id()).stream()
                .map(each -> "'" + each.period() + "'")
                .distinct()
                .toList();
        var sums = lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost), sum(effective_cost) FROM charges WHERE scope IN ("
                                + String.join(",", scopes) + ") AND period IN (" + String.join(",", periods) + ")",
                        List.of(),
                        row -> List.of(row.getBigDecimal(1), row.getBigDecimal(2)))
                .getFirst();
        assertThat(sums.get(0)).isEqualByComparingTo(total);
        assertThat(sums.get(1)).isEqualByComparingTo(total);
    }

    private void assertMonth(String billed, String effective, long rows, int generation) {
        var month = lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost), sum(effective_cost), count(*) FROM charges WHERE scope = ?",
                        List.of("azure/" + account),
                        row -> new Month(
                                row.getBigDecimal(1),
                                row.getBigDecimal(2),
                                row.getLong(3),
                                lake.live(ChargeTable.CHARGES, "azure/" + account, "2026-05")
                                        .orElseThrow()
                                        .generation()))
                .getFirst();
        assertThat(month.billed()).isEqualByComparingTo(billed);
        assertThat(month.effective()).isEqualByComparingTo(effective);
        assertThat(month.rows()).isEqualTo(rows);
        assertThat(month.generation()).isEqualTo(generation);
    }

    /** Buys a reservation, whose use is free, and pays for a disk. */
    private String actual(String fee) {
        return HEADER + line(fee, "Purchase", "Reservation", "r-1") + line("7", "Usage", "OnDemand", "");
    }

    /** The reservation's price is spread over its use. */
    private String amortized(String share) {
        return HEADER + line(share, "Usage", "Reservation", "r-1") + line("7", "Usage", "OnDemand", "");
    }

    private String line(String cost, String type, String model, String reservation) {
        return account + ",s-1,2026-05-02,Virtual Machines,D2," + cost + ",EUR," + type + "," + model + ","
                + reservation + "\n";
    }

    private ImportReceipt take(String name, String text) {
        return imports.importNow(
                name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }
}
