package dev.tradewind.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsWhatWentBeforeWhatCame() {
        assertThat(LineDiff.of(
                        "name: a\nlimits:\n  maxGramsPerKwh: 150\n", "name: a\nlimits:\n  maxGramsPerKwh: 120\nx: y\n"))
                .extracting(line -> line.sign() + line.text())
                .containsExactly(" name: a", " limits:", "-  maxGramsPerKwh: 150", "+  maxGramsPerKwh: 120", "+x: y");
    }

    @Test
    void theSameTextHasNoDifference() {
        assertThat(LineDiff.of("a\nb", "a\nb")).allMatch(line -> line.sign() == ' ');
        assertThat(LineDiff.of("", "a")).singleElement().matches(line -> line.sign() == '+');
    }
}
