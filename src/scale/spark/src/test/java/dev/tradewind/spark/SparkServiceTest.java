package dev.tradewind.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparkServiceTest {

    @Test
    void itListensOnLoopbackUnlessTold() {
        assertThat(SparkService.options(new String[] {"--lake", "/data/lake"}))
                .containsEntry("address", "127.0.0.1")
                .containsEntry("master", "local[*]")
                .containsEntry("lake", "/data/lake");
    }

    @Test
    void aWordThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> SparkService.options(new String[] {"--lake", "/data/lake", "--prot", "1"}))
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> SparkService.options(new String[] {"--master", "local[1]"}))
                .hasMessageContaining("--lake DIR is missing");
    }
}
