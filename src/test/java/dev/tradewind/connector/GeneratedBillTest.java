package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches are worth what their bill is worth: it says what reading it yields, and looks like a company's. */
class GeneratedBillTest {
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void readingItYieldsWhatItSays() throws IOException {
        var bill = GeneratedBill.write(folder.resolve("bill.csv"), ROWS, YearMonth.of(2024, 2), 5);
        var read = DryRun.of(bill.file(), ImportOptions.NONE);
        assertThat(bill.brokenLines()).hasSize(ROWS / 1000);
        assertThat(read.reasons()).extracting(Quarantined::line).isEqualTo(bill.brokenLines());
        assertThat(read.totals())
                .extracting(total -> total.billedCost().stripTrailingZeros())
                .containsExactlyInAnyOrderElementsOf(bill.billed().stream()
                        .map(sum -> sum.stripTrailingZeros())
                        .toList());
    }

    @Test
    void threeRowsInTenBillATransferBetweenManyPlaces() throws IOException {
        var bill = GeneratedBill.write(folder.resolve("bill.csv"), ROWS, YearMonth.of(2024, 2), 5);
        var transfers = DryRun.of(bill.file(), ImportOptions.NONE).transfers();
        assertThat(transfers.stream().mapToLong(TransferTotal::rows).sum())
                .isBetween(ROWS * 29L / 100, ROWS * 31L / 100);
        assertThat(transfers.stream().map(TransferTotal::transferClass).collect(Collectors.toSet()))
                .contains("INTERNET", "INTER_REGION", "INTER_ZONE", "NAT", "INGRESS");
        assertThat(transfers.stream().map(TransferTotal::from).distinct()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(transfers).hasSizeGreaterThan(50);
    }

    @Test
    void theSameSeedMakesTheSameBill() throws IOException {
        var month = YearMonth.of(2024, 2);
        var one = GeneratedBill.write(folder.resolve("one.csv"), 500, month, 5);
        var other = GeneratedBill.write(folder.resolve("other.csv"), 500, month, 5);
        assertThat(one.file()).hasSameTextualContentAs(other.file());
    }
}
