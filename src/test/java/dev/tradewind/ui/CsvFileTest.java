package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final List<List<?>> ROWS =
            List.of(List.of("eu, north", new BigDecimal("-1.50")), Arrays.asList("=1+1", null));

    @Test
    void theLastLineGivesTheNumberOfRows() {
        assertThat(new String(CsvFile.counted(List.of("site", "cost USD"), ROWS), StandardCharsets.UTF_8))
                .isEqualTo("site,cost USD\r\n\"eu, north\",-1.5\r\n'=1+1,\r\nrows,2\r\n");
    }

    @Test
    void aFileThatIsReadAgainHasItsRowsAlone() {
        assertThat(new String(CsvFile.bytes(List.of("site", "cost USD"), ROWS), StandardCharsets.UTF_8))
                .isEqualTo("site,cost USD\r\n\"eu, north\",-1.5\r\n'=1+1,\r\n");
    }
}
