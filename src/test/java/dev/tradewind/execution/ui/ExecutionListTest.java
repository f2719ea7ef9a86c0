package dev.tradewind.execution.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.HoldReason;
import dev.tradewind.ui.ListFilter;
import dev.tradewind.ui.Locality;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which executions a list shows, and the words on them. */
class ExecutionListTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static ExecutionSummary execution(ExecutionState state, @Nullable HoldReason hold) {
        return new ExecutionSummary(
                UUID.randomUUID(),
                0,
                "EXE-7",
                state,
                hold,
                UUID.randomUUID(),
                "REC-9",
                UUID.randomUUID(),
                "nightly-report",
                null,
                "gcp:europe-west2",
                null,
                null,
                "run",
                "local",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOON,
                NOON,
                "",
                null,
                List.of());
    }

    @ParameterizedTest
    @EnumSource(ExecutionState.class)
    void everyExecutionIsEitherUnderWayOrEnded(ExecutionState state) {
        var of = execution(state, null);
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
        var of = execution(ExecutionState.HELD, HoldReason.FREEZE);
        assertThat(found(of, "report FREEZE")).isTrue();
        assertThat(found(of, "exe-7 west2")).isTrue();
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
