package dev.tradewind.egress.watch;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.FlowKey;

/** A flow as it is watched: one currency, whatever account pays. */
public record WatchedFlow(
        String provider, String from, String to, TransferClass transferClass, String owner, String currency) {

    boolean holds(FlowKey key) {
        return key.provider().equals(provider)
                && key.from().equals(from)
                && key.to().equals(to)
                && key.transferClass() == transferClass
                && key.owner().equals(owner);
    }

    String key() {
        return String.join("|", provider, from, to, transferClass.name(), owner, currency);
    }
}
