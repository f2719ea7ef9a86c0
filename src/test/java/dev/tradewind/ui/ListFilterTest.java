package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListFilterTest {
    private final ListFilter filter = new ListFilter("Ships", () -> {});

    @Test
    void everyWordOfTheAddressHasToStandSomewhereInTheRow() {
        filter.read(QueryParameters.fromString("q=LOND+sark&show=all"));
        assertThat(filter.fits("Cutty Sark", "London")).isTrue();
        assertThat(filter.fits("Ariel", "London")).isFalse();
        assertThat(filter.parameters()).isEqualTo(Map.of("q", "LOND sark"));
    }

    @Test
    void withoutWordsEveryRowFits() {
        filter.read(QueryParameters.empty());
        assertThat(filter.fits("Ariel")).isTrue();
        assertThat(filter.isEmpty()).isTrue();
        assertThat(filter.parameters()).isEmpty();
    }
}
