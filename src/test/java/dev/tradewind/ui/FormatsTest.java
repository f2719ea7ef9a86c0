package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({"584.00000000002, 584.00000000002", "1234.50000, '1,234.50'", "0E-20, 0.00", "-1.2345, −1.2345"})
    void paperKeepsEveryDecimal(BigDecimal amount, String written) {
        assertThat(Formats.fullMoney(amount)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00, 0",
        "1234.5, '1,234'",
        "-584.005, −584.00",
        "0.12345, 0.1234",
        "0.0001, 0.0001",
        "0.00000080000, <0.0001",
        "-0.0000234567, >−0.0001"
    })
    void onlyNothingReadsAsNothing(BigDecimal amount, String written) {
        assertThat(Formats.money(amount)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        12.125 | KWD | KWD 12.125
        12.125 | USD | USD 12.12
        80.4 | JPY | JPY 80
        1500000 | IDR | IDR 1,500,000
        12.5 | MC | MC 12.50
        0.25 | JPY | JPY 0.2500
        """)
    void anAmountHasTheDigitsOfItsCurrency(BigDecimal amount, String currency, String written) {
        assertThat(Formats.money(amount, currency)).isEqualTo(written);
    }
}
