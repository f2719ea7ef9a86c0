package dev.tradewind.egress.change;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Money;

/**
 * The finest thing that two ranges are compared by.
 *
 * @param payer billing account, in whose monthly volume the price tiers count
 * @param from site id, {@code internet} or {@link EgressFilter#UNKNOWN}
 * @param to site id, {@code internet} or {@link EgressFilter#UNKNOWN}
 * @param owner who caused it
 * @param workload as a label of the charge names it, else the service that was billed
 * @param labelled whether a label named the workload
 */
public record FlowKey(
        String provider,
        String payer,
        String from,
        String to,
        TransferClass transferClass,
        String owner,
        String workload,
        boolean labelled) {

    /** The same flow in the words of the page, with these sums. */
    FlowTotal total(Billed billed, String currency) {
        var cost = new Money(billed.cost(), currency);
        return new FlowTotal(
                from,
                to,
                transferClass,
                owner,
                new EgressTotal(cost, null, billed.gigabytes(), billed.charges(), Money.zero(currency)));
    }
}
