package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.81E-8 | 0.0000000181
            -3 | -3
            .5 | 0.5
            $50,000.00 | 50000
            -$1,234 | -1234
            1,234.50 | 1234.5
            """)
    void readsNumbersAsBillsWriteThem(String cell, BigDecimal value) throws Unreadable {
        assertThat(Cells.decimal("BilledCost", cell)).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7.",
                "-7.25",
                "0.0000000001",
                "-0.10",
                "007.50",
                "99999999999999999",
                "999999999999999999",
                "9999999999999999999",
                "-9223372036854775808",
                "-99999999999999999.9",
                "12345678901234567.8",
                "0.00000000000000000000000000001"
            })
    void keepsEveryDigitOfAPlainNumberHoweverLong(String cell) throws Unreadable {
        // equal in scale too
        assertThat(Cells.decimal("BilledCost", cell)).isEqualTo(new BigDecimal(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", ".", "1.2.3", "-.", "1-2"})
    void refusesWhatOnlyLooksLikeAPlainNumber(String cell) {
        assertThatThrownBy(() -> Cells.decimal("BilledCost", cell)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12,40 | decimal comma
            1.234,50 | decimal comma
            1,234 | decimal comma
            1.8E | exponent
            1E99999 | exponent
            twelve | not a number
            NaN | not a number
            """)
    void refusesWhatItWouldHaveToGuess(String cell, String reason) {
        assertThatThrownBy(() -> Cells.decimal("BilledCost", cell))
                .isInstanceOfSatisfying(Unreadable.class, unreadable -> {
                    assertThat(unreadable.column()).isEqualTo("BilledCost");
                    assertThat(unreadable.value()).isEqualTo(cell);
                    assertThat(unreadable.reason()).contains(reason);
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "NULL", "null", "\\N", "None", "NaN", "N/A", "-", "(null)"})
    void anEmptyCellAndALiteralNullAreTheSame(String cell) {
        assertThat(Cells.text(cell)).isNull();
    }
}
