package dev.tradewind.egress.watch;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import org.springframework.stereotype.Component;

/** How a finding's flow is written in a sentence. */
@Component
class FlowWords {
    private final Catalog catalog;

    FlowWords(Catalog catalog) {
        this.catalog = catalog;
    }

    String place(String id) {
        return switch (id) {
            case Ends.INTERNET -> "Internet";
            case EgressFilter.UNKNOWN -> "not named";
            default -> catalog.site(id).map(site -> site.code()).orElse(id);
        };
    }

    String flow(WatchedFlow flow) {
        return place(flow.from()) + " → " + place(flow.to()) + " ("
                + flow.transferClass().label() + ") of " + flow.owner();
    }
}
