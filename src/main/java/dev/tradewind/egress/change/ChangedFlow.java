package dev.tradewind.egress.change;

import dev.tradewind.egress.FlowTotal;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one flow.
 *
 * @param before null if the flow is new
 * @param after null if the flow ended
 */
public record ChangedFlow(
        FlowKey key, @Nullable Billed before, @Nullable Billed after, Parts parts) {
    public BigDecimal change() {
        return was(after).cost().subtract(was(before).cost());
    }

    /** What was billed before, nothing for a new flow. */
    public Billed earlier() {
        return was(before);
    }

    /** What is billed now, nothing for a flow that ended. */
    public Billed now() {
        return was(after);
    }

    /** As it is now, else as it was. */
    public FlowTotal total(String currency) {
        return key.total(Objects.requireNonNull(after == null ? before : after), currency);
    }

    private static Billed was(@Nullable Billed side) {
        return side == null ? Billed.NOTHING : side;
    }
}
