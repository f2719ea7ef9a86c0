package dev.tradewind.egress.cause;

import dev.tradewind.egress.change.ChangedFlow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be behind a difference, or behind a cost that stays.
 *
 * @param title one sentence: who, what, where
 * @param why how the numbers lead there, and what the bill cannot tell
 * @param change its part of the difference; 0 for a cost that stays
 * @param costNow what it costs in the later range
 * @param flows the rows that it rests on
 * @param intended what somebody said of it, if it is meant to be so
 */
public record Cause(
        CauseKind kind,
        String owner,
        String title,
        String why,
        BigDecimal change,
        BigDecimal costNow,
        List<Evidence> evidence,
        List<ChangedFlow> flows,
        @Nullable String intended) {
    public Cause {
        evidence = List.copyOf(evidence);
        flows = List.copyOf(flows);
    }

    /** Whether it cost the same before: nothing that changed, but something to look at. */
    public boolean standing() {
        return change.signum() == 0;
    }
}
