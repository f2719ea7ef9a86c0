package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;

/** How a place is written: its code in the catalog, the internet, or what little the bill says of it. */
final class PlaceNames {
    private final Catalog catalog;

    PlaceNames(Catalog catalog) {
        this.catalog = catalog;
    }

    String of(String place) {
        if (place.equals(Ends.INTERNET)) {
            return tr("Internet");
        }
        if (place.equals(EgressFilter.UNKNOWN)) {
            return tr("not named");
        }
        return catalog.site(place).map(site -> site.code()).orElse(place);
    }

    String flow(FlowTotal flow) {
        if (flow.transferClass() == TransferClass.INTER_ZONE && flow.from().equals(flow.to())) {
            return tr("{0} → other zone", of(flow.from()));
        }
        return from(flow) + " → " + to(flow);
    }

    private String from(FlowTotal flow) {
        return flow.from().equals(EgressFilter.UNKNOWN) && flow.transferClass() == TransferClass.CDN
                ? "CDN"
                : of(flow.from());
    }

    String to(FlowTotal flow) {
        var named = flow.transferClass() == TransferClass.CDN
                || flow.transferClass() == TransferClass.NAT
                || flow.transferClass() == TransferClass.LOAD_BALANCER;
        return flow.to().equals(EgressFilter.UNKNOWN) && named
                ? said(flow.transferClass().label())
                : of(flow.to());
    }
}
