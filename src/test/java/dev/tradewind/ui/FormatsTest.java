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
        "0.00000080000, 0.0000008",
        "-0.0000234567, −0.000023"
    })
    void onlyNothingReadsAsNothing(BigDecimal amount, String written) {
        assertThat(Formats.money(amount)).isEqualTo(written);
    }
}
