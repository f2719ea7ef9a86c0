package dev.tradewind.egress.attribution;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.flow.Addresses.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a flow is, from its two ends. No bill names another provider at the far end: such bytes are billed as internet and
 * caused as inter-provider.
 *
 * @param billed as which the sending provider bills it
 */
public record FlowClass(TransferClass billed, TransferClass caused) {

    /** Empty where the ends and the log tell no class, or where bytes stayed in one zone and cost nothing. */
    public static Optional<FlowClass> of(Place from, Place to, @Nullable TransferClass hint) {
        if (from.site().equals(Ends.INTERNET)) {
            return same(TransferClass.INGRESS);
        }
        if (to.site().equals(Ends.INTERNET)) {
            return same(TransferClass.INTERNET);
        }
        if (from.site().equals(EgressFilter.UNKNOWN) || to.site().equals(EgressFilter.UNKNOWN)) {
            return hint == null ? Optional.empty() : same(hint);
        }
        if (!provider(from).equals(provider(to))) {
            return Optional.of(new FlowClass(TransferClass.INTERNET, TransferClass.INTER_PROVIDER));
        }
        if (!from.site().equals(to.site())) {
            return same(TransferClass.INTER_REGION);
        }
        var zone = from.zone();
        return zone != null && zone.equals(to.zone()) ? Optional.empty() : same(TransferClass.INTER_ZONE);
    }

    private static Optional<FlowClass> same(TransferClass transferClass) {
        return Optional.of(new FlowClass(transferClass, transferClass));
    }

    private static String provider(Place place) {
        return Ends.provider(place.site());
    }
}
