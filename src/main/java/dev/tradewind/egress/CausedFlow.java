package dev.tradewind.egress;

import dev.tradewind.egress.attribution.Attribution.Unattributed;
import dev.tradewind.egress.attribution.SeenFlow.Side;
import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was billed, with who caused it.
 *
 * @param billedClass as on the bill; sums by it are those of the bill
 * @param causedClass what the bytes are: internet as billed may be inter-provider as caused
 * @param gigabytes that flow logs saw, each once; of an unattributed part those on the bill
 * @param bills how many bills it is a part of, counted by period, account and place
 * @param why null for an attributed part
 */
public record CausedFlow(
        TransferClass billedClass,
        TransferClass causedClass,
        Side from,
        Side to,
        Money cost,
        BigDecimal gigabytes,
        long bills,
        @Nullable Unattributed why) {

    public boolean isAttributed() {
        return why == null;
    }
}
