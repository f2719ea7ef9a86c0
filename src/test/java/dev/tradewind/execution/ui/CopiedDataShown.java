package dev.tradewind.execution.ui;

import dev.tradewind.execution.ExecutionSummary;
import java.time.ZoneOffset;

/** The words of an execution's page, for tests outside this package. */
public class CopiedDataShown {
    private final ExecutionDetail detail;

    CopiedDataShown(ExecutionDetail detail) {
        this.detail = detail;
    }

    public String of(ExecutionSummary execution) {
        return detail.of(execution, ZoneOffset.UTC, () -> {}).getElement().getTextRecursively();
    }
}
