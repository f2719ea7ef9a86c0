package dev.tradewind.execution.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.ui.ScopeParameters;
import java.time.Clock;
import java.time.ZoneOffset;

/** The words of an execution's page, for tests outside this package. */
public class CopiedDataShown {
    private final ExecutionDetail detail;

    CopiedDataShown(ExecutionDetail detail) {
        this.detail = detail;
    }

    public String of(ExecutionSummary execution) {
        return detail.of(execution, ZoneOffset.UTC, now(), () -> {})
                .getElement()
                .getTextRecursively();
    }

    private static PastMoment now() {
        return PastMoment.of(ScopeParameters.of(QueryParameters.empty(), Clock.systemUTC()), QueryParameters.empty());
    }
}
