package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How a flow is written and where its arc ends: a place, or what little the bill says of it. */
@Component
class FlowNames {
    /** Ways out to users and third parties; the bill names the way, not the other end. */
    private static final Set<TransferClass> WAYS_OUT =
            EnumSet.of(TransferClass.INTERNET, TransferClass.CDN, TransferClass.NAT);

    private final MapSites sites;

    FlowNames(MapSites sites) {
        this.sites = sites;
    }

    String route(FlowTotal flow) {
        if (flow.from().equals(flow.to())) {
            return tr("{0} → other zone", place(flow.from(), flow));
        }
        return place(flow.from(), flow) + " → " + place(flow.to(), flow);
    }

    /** Site id, or the internet for what leaves through a CDN or a NAT gateway too. */
    static String end(FlowTotal flow) {
        return leaves(flow) ? Ends.INTERNET : flow.to();
    }

    /** Whether it goes to users and third parties, directly, by CDN or by NAT. */
    static boolean leaves(FlowTotal flow) {
        return flow.to().equals(Ends.INTERNET)
                || (flow.to().equals(EgressFilter.UNKNOWN) && WAYS_OUT.contains(flow.transferClass()));
    }

    static String id(FlowTotal flow) {
        return flow.from() + ">" + flow.to() + "/" + flow.transferClass().name();
    }

    private String place(String end, FlowTotal flow) {
        return switch (end) {
            case Ends.INTERNET -> tr("Internet");
            case EgressFilter.UNKNOWN -> unnamed(flow.transferClass());
            default -> sites.shortName(end);
        };
    }

    private static String unnamed(TransferClass transferClass) {
        return switch (transferClass) {
            case CDN, NAT, LOAD_BALANCER -> said(transferClass.label());
            case INTERNET, INTER_REGION, INTER_ZONE, INTER_PROVIDER, PRIVATE_LINK, PEERING, INGRESS, OTHER_TRANSFER ->
                tr("not named");
        };
    }
}
