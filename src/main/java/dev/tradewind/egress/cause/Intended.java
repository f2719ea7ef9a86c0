package dev.tradewind.egress.cause;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.FlowKey;

/**
 * What somebody said of a flow: that it is as it should be.
 *
 * @param note their words
 */
public record Intended(String from, String to, TransferClass transferClass, String owner, String note) {
    boolean means(FlowKey flow) {
        return flow.from().equals(from)
                && flow.to().equals(to)
                && flow.transferClass() == transferClass
                && flow.owner().equals(owner);
    }
}
