package dev.tradewind.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.quantity.Money;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class CurrenciesAndRestatementsTest {
    private static final String BILL = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ServiceName,ProviderName\n";
    /** In the form of the bank's history file; the figures are made up. */
    private static final String RATES = """
        Date,USD,JPY,KRW,IDR,
        2031-05-30,1.25,160,1500,20000,
        2031-05-29,1.20,150,1400,N/A,
        """;

    @Autowired
    private Imports imports;

    @Autowired
    private ExchangeRates rates;

    @Autowired
    private MonthlyBills bills;

    @Autowired
    private Restatements restatements;

    @BeforeEach
    void ratesByFile() {
        take("eurofxref-hist.csv", RATES);
    }

    @Test
    void anAmountConvertsAtTheRateOfItsDayAndSaysWhichItWas() {
        var converted = convert("800", "JPY", "USD", "2031-05-30");
        // 800 JPY / 160 × 1.25
        assertThat(converted.to().amount()).isEqualByComparingTo("6.25");
        assertThat(converted.rate()).isEqualByComparingTo("0.0078125");
        assertThat(converted.day()).isEqualTo(LocalDate.of(2031, 5, 30));
        assertThat(converted.source()).contains("eurofxref-hist.csv");
    }

    @Test
    void currenciesOfManyDigitsAndOfNoneConvertExactly() {
        assertThat(convert("1500000", "IDR", "USD", "2031-05-30").to().amount()).isEqualByComparingTo("93.75");
        assertThat(convert("3000", "KRW", "EUR", "2031-05-30").to().amount()).isEqualByComparingTo("2");
        assertThat(convert("1", "EUR", "JPY", "2031-05-29").to().amount()).isEqualByComparingTo("150");
    }

    @Test
    void aWeekendTakesTheDayBeforeAndSaysSo() {
        assertThat(convert("1", "EUR", "USD", "2031-06-01").day()).isEqualTo(LocalDate.of(2031, 5, 30));
    }

    @Test
    void withoutARateOfTheWeekTheAmountStaysApart() {
        assertThat(rates.convert(Money.of("0.125", "KWD"), "USD", LocalDate.of(2031, 5, 30)))
                .isEmpty();
        assertThat(rates.convert(Money.of("1", "JPY"), "USD", LocalDate.of(2031, 6, 30)))
                .isEmpty();
        // N/A on the day is no rate; the week before has none either
        assertThat(rates.convert(Money.of("1", "IDR"), "USD", LocalDate.of(2031, 5, 29)))
                .isEmpty();
    }

    @Test
    void aMonthInAnotherCurrencyShowsItsRateOrStaysApart() {
        var account = UUID.randomUUID().toString();
        take("bill.csv", BILL + row(account, "800", "JPY", "Compute") + row(account, "0.125", "KWD", "Compute"));
        var may = bills.all().stream()
                .filter(bill -> bill.month().equals(YearMonth.of(2031, 5)))
                .toList();
        assertThat(may)
                .filteredOn(bill -> bill.billedCost().currency().equals("JPY"))
                .singleElement()
                .satisfies(bill -> {
                    assertThat(bill.billedCost().amount()).isEqualByComparingTo("800");
                    assertThat(bill.converted().orElseThrow().to())
                            .isEqualTo(Money.of("6.25000000000000000000", "USD"));
                });
        assertThat(may)
                .filteredOn(bill -> bill.billedCost().currency().equals("KWD"))
                .singleElement()
                .satisfies(bill -> assertThat(bill.converted()).isEmpty());
    }

    @Test
    void aRestatedMonthSaysWhatChangedAndTheChangesAddUp() {
        var account = UUID.randomUUID().toString();
        take(
                "bill.csv",
                BILL
                        + row(account, "5", "USD", "Compute")
                        + row(account, "7", "USD", "Storage")
                        + row(account, "1", "USD", "Queue"));
        var again = take(
                "bill.csv",
                BILL
                        + row(account, "5", "USD", "Compute")
                        + row(account, "4", "USD", "Storage")
                        + row(account, "1", "USD", "Storage")
                        + row(account, "2", "USD", "Mail"));
        assertThat(again.state()).isEqualTo(ImportState.IMPORTED);
        var restated = restatements.by(again.id());
        assertThat(restated).singleElement().satisfies(month -> {
            assertThat(month.before().generation()).isEqualTo(1);
            assertThat(month.after().generation()).isEqualTo(2);
            // what did not change is not named
            assertThat(month.lines()).extracting(Restatement.Line::service).containsExactly("Mail", "Storage", "Queue");
            assertThat(month.lines().get(1).rowsBefore()).isEqualTo(1);
            assertThat(month.lines().get(1).rowsAfter()).isEqualTo(2);
            assertThat(month.lines().stream()
                            .map(Restatement.Line::billedChange)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("-1");
        });
    }

    private Conversion convert(String amount, String from, String to, String day) {
        return rates.convert(Money.of(amount, from), to, LocalDate.parse(day)).orElseThrow();
    }

    private ImportReceipt take(String name, String text) {
        return imports.importNow(
                name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    private static String row(String account, String cost, String currency, String service) {
        return cost + "," + cost + "," + account + "," + currency
                + ",2031-05-01T00:00:00Z,2031-05-02T00:00:00Z,2031-05-03T00:00:00Z,Usage,a day," + service + ",AWS\n";
    }
}
