package dev.tradewind.execution.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.HoldReason;
import dev.tradewind.execution.SampleExecution;
import dev.tradewind.ui.ListFilter;
import dev.tradewind.ui.Locality;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which executions a list shows, and the words on them. */
class ExecutionListTest {
    @ParameterizedTest
    @EnumSource(ExecutionState.class)
    void everyExecutionIsEitherUnderWayOrEnded(ExecutionState state) {
        var of = SampleExecution.of(state, List.of());
        assertThat(ExecutionsShown.ALL.takes(of)).isTrue();
        assertThat(ExecutionsShown.ENDED.takes(of)).isEqualTo(state.ended());
        assertThat(ExecutionsShown.GOING.takes(of)).isNotEqualTo(state.ended());
    }

    @ParameterizedTest
    @EnumSource(ExecutionsShown.class)
    void theAddressLeadsBackToTheSameList(ExecutionsShown shown) {
        assertThat(ExecutionsShown.of(QueryParameters.simple(shown.parameters())))
                .isEqualTo(shown);
    }

    @Test
    void anAddressThatNamesNoListShowsAll() {
        assertThat(ExecutionsShown.of(QueryParameters.of("show", "yesterday"))).isEqualTo(ExecutionsShown.ALL);
    }

    @Test
    void aRowIsFoundByWhatStandsOnIt() {
        var of = SampleExecution.of(ExecutionState.HELD, HoldReason.FREEZE, List.of());
        assertThat(found(of, "report FREEZE")).isTrue();
        assertThat(found(of, "exe-1 site:b")).isTrue();
        assertThat(found(of, "report succeeded")).isFalse();
        assertThat(found(of, "")).isTrue();
    }

    private static boolean found(ExecutionSummary of, String words) {
        var filter = new ListFilter("Executions", () -> {});
        filter.read(QueryParameters.of(ListFilter.NAME, words));
        return ExecutionsShown.fits(of, filter);
    }

    @Test
    void aLineOfTheHistoryIsSaidPartByPart() {
        assertThat(HistoryPanel.words("Dispatch: succeeded, exit code 0"))
                .isEqualTo("Dispatch: succeeded, exit code 0");
        assertThat(inGerman("Dispatch: succeeded, something of its own"))
                .doesNotContain("succeeded")
                .endsWith(", something of its own");
        assertThat(inGerman("succeeded")).isNotEqualTo("succeeded");
    }

    private static String inGerman(String line) {
        return Locality.reading(Locality.of("de", ZoneOffset.UTC), () -> HistoryPanel.words(line));
    }
}
