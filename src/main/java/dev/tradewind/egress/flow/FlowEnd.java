package dev.tradewind.egress.flow;

import org.jspecify.annotations.Nullable;

/**
 * One end of a flow as its source tells it.
 *
 * @param address IPv4 or IPv6 in its shortest form; null if the source names none
 * @param label what the source calls it: an instance, an interface, {@code namespace/workload}; null if nothing
 * @param site site id or {@link dev.tradewind.egress.Ends#INTERNET}; null if the source does not say
 * @param zone availability zone in the provider's words
 */
public record FlowEnd(
        @Nullable String address,
        @Nullable String label,
        @Nullable String site,
        @Nullable String zone) {
    public static final FlowEnd NONE = new FlowEnd(null, null, null, null);

    public static FlowEnd at(@Nullable String address) {
        return new FlowEnd(address, null, null, null);
    }

    public FlowEnd called(@Nullable String name) {
        return new FlowEnd(address, name, site, zone);
    }

    public FlowEnd in(@Nullable String site, @Nullable String zone) {
        return new FlowEnd(address, label, site, zone);
    }

    public boolean isUnknown() {
        return address == null && label == null && site == null;
    }
}
