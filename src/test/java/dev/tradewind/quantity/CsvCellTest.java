package dev.tradewind.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+cmd", "-2+3", "@sum", "\t=1", "\r=1", "\n=1", "-"})
    void textThatWouldRunAsAFormulaIsNeutralised(String text) {
        assertThat(CsvCell.of(text)).isEqualTo("'" + text);
    }

    @Test
    void numbersStayNumbersThoughTheyAreNegativeOrComeAsText() {
        assertThat(CsvCell.of(new BigDecimal("-12.340"))).isEqualTo("-12.34");
        assertThat(CsvCell.of(new BigDecimal("1E+6"))).isEqualTo("1000000");
        assertThat(CsvCell.of(new BigDecimal("0E-12"))).isEqualTo("0");
        assertThat(CsvCell.of(-7L)).isEqualTo("-7");
        assertThat(CsvCell.of(-0.5)).isEqualTo("-0.5");
        assertThat(CsvCell.of("-12.34")).isEqualTo("-12.34");
        assertThat(CsvCell.of("+3e-4")).isEqualTo("+3e-4");
    }

    @Test
    void plainTextStaysAndNothingIsAnEmptyCell() {
        assertThat(CsvCell.of("eu-north-1")).isEqualTo("eu-north-1");
        assertThat(CsvCell.of("a=b")).isEqualTo("a=b");
        assertThat(CsvCell.of("")).isEmpty();
        assertThat(CsvCell.of(null)).isEmpty();
    }
}
