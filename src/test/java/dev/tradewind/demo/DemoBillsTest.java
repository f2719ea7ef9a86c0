package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoBillsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void givesTheSameBytesForTheSameDay(@TempDir Path folder) throws IOException {
        var first = new DemoBills(TODAY).write(folder.resolve("a"));
        var second = new DemoBills(TODAY).write(folder.resolve("b"));
        assertThat(first).hasSameSizeAs(second).hasSize(13 * 4 + 2);
        for (int i = 0; i < first.size(); i++) {
            assertThat(Files.mismatch(first.get(i), second.get(i))).isEqualTo(-1);
        }
    }

    @Test
    void spendsAboutFourHundredTenThousandOfWhichThirtyEightMoveData() {
        assertThat(billed(-1, row -> true)).isCloseTo(new BigDecimal("410000"), within(new BigDecimal("1500")));
        assertThat(billed(-1, DemoBillsTest::moves)).isCloseTo(new BigDecimal("38000"), within(new BigDecimal("100")));
    }

    @Test
    void transferRisesByThirtyFivePerCentWhenPaymentsGoActiveActive() {
        var before = billed(-2, DemoBillsTest::moves);
        var after = billed(-1, DemoBillsTest::moves);
        assertThat(after.divide(before, 3, RoundingMode.HALF_EVEN))
                .isCloseTo(new BigDecimal("1.350"), within(new BigDecimal("0.002")));
        var payments = billed(-1, row -> moves(row) && row.team().equals("payments"))
                .subtract(billed(-2, row -> moves(row) && row.team().equals("payments")));
        assertThat(payments).isGreaterThan(after.subtract(before).multiply(new BigDecimal("0.9")));
    }

    @Test
    void movesTheBackupToAnotherRegionInMonthMinusFive() {
        Predicate<FocusRow> backup = row -> moves(row) && row.workload().equals("backups");
        assertThat(billed(-6, backup)).isZero();
        assertThat(billed(-5, backup)).isPositive();
    }

    @Test
    void losesATierOfInternetPriceInMonthMinusThree() {
        assertThat(internetUsdPerGb(-4)).isLessThan(new BigDecimal("0.075"));
        assertThat(internetUsdPerGb(-3)).isGreaterThan(new BigDecimal("0.083"));
    }

    @Test
    void restatesTheFinanceBillBelowItsFirstDelivery() {
        var rows = new DemoBills(TODAY).rows(DemoBill.FINANCE, month(DemoBills.RESTATED_MONTH));
        assertThat(sum(DemoBills.restated(rows))).isLessThan(sum(rows));
    }

    @Test
    void staysWithinSixThousandRowsAMonth() {
        assertThat(rows(-1)).hasSizeLessThan(6000);
    }

    @Test
    void billsNothingOnTheFirstDayOfAMonth() {
        var month = DemoMonth.upTo(LocalDate.of(2027, 3, 1)).getLast();
        assertThat(new DemoBills(LocalDate.of(2027, 3, 1)).rows(DemoBill.GOOGLE, month))
                .isEmpty();
    }

    private static BigDecimal internetUsdPerGb(int offset) {
        Predicate<FocusRow> internet = row -> row.transferClass().equals("INTERNET")
                        && row.region().startsWith("us-east")
                || row.transferClass().equals("INTERNET") && row.region().equals("eu-central-1");
        var gigabytes =
                rows(offset).stream().filter(internet).map(FocusRow::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return billed(offset, internet).divide(gigabytes, 4, RoundingMode.HALF_EVEN);
    }

    private static boolean moves(FocusRow row) {
        return !row.transferClass().isEmpty();
    }

    private static BigDecimal billed(int offset, Predicate<FocusRow> which) {
        return sum(rows(offset).stream().filter(which).toList());
    }

    private static BigDecimal sum(List<FocusRow> rows) {
        return rows.stream().map(FocusRow::billedUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<FocusRow> rows(int offset) {
        var bills = new DemoBills(TODAY);
        return Arrays.stream(DemoBill.values())
                .flatMap(bill -> bills.rows(bill, month(offset)).stream())
                .toList();
    }

    private static DemoMonth month(int offset) {
        return DemoMonth.upTo(TODAY).get(offset + DemoMonth.MONTHS - 1);
    }
}
