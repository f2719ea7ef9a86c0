package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
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
    @CsvSource({
        "2024-09-18 22:00:00,2024-09-18T22:00:00Z",
        "2024-09-18T22:00:00Z,2024-09-18T22:00:00Z",
        "2024-09-18T22:00:00+02:00,2024-09-18T20:00:00Z",
        "2024-09-18T22:00:00.000000Z,2024-09-18T22:00:00Z",
        "2024-09-18,2024-09-18T00:00:00Z",
        "5/1/25,2025-05-01T00:00:00Z",
        "9/2/2023,2023-09-02T00:00:00Z"
    })
    void takesATimeWithoutZoneAsUtc(String cell, Instant instant) throws Unreadable {
        assertThat(Cells.instant("ChargePeriodStart", cell)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/11/2026", "2023-02-01T30:00:00Z", "2023-02-30", "yesterday"})
    void refusesTimesThatDoNotExist(String cell) {
        assertThatThrownBy(() -> Cells.instant("ChargePeriodStart", cell)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "NULL", "null"})
    void anEmptyCellAndALiteralNullAreTheSame(String cell) {
        assertThat(Cells.text(cell)).isNull();
    }
}
