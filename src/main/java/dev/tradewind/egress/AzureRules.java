package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Microsoft by the text of description and meter; ServiceName is the resource's and tells nothing. */
final class AzureRules {
    static final List<TransferRule> ALL = List.of(
            rule(
                    "azure-express-route-in",
                    OTHER_TRANSFER,
                    line -> line.mentions("expressroute") && line.mentions("data transfer in"),
                    line -> new Ends(null, line.here())),
            rule(
                    "azure-express-route",
                    OTHER_TRANSFER,
                    line -> line.mentions("expressroute") && moves(line),
                    Ends::outOf),
            rule(
                    "azure-vpn",
                    OTHER_TRANSFER,
                    line -> (line.mentions("vpn gateway") || line.mentions("virtual wan")) && moves(line),
                    Ends::outOf),
            rule(
                    "azure-firewall",
                    OTHER_TRANSFER,
                    line -> line.mentions("azure firewall") && line.mentions("data processed"),
                    Ends::outOf),
            rule(
                    "azure-inter-region",
                    INTER_REGION,
                    line -> (line.mentions("inter-region") && !line.mentions("peering"))
                            || line.mentions("intra continent data transfer")
                            || line.mentions("inter continent data transfer")
                            || line.mentions("geo-replication"),
                    Ends::outOf),
            rule(
                    "azure-inter-zone",
                    INTER_ZONE,
                    line -> line.mentions("inter-availability zone") || line.mentions("inter availability zone"),
                    Ends::within),
            rule("azure-peering-within", PEERING, line -> peering(line) && line.mentions("intra-region"), Ends::within),
            rule(
                    "azure-peering-in",
                    PEERING,
                    line -> peering(line) && line.mentions("ingress"),
                    line -> new Ends(null, line.here())),
            rule("azure-peering", PEERING, AzureRules::peering, Ends::outOf),
            rule(
                    "azure-private-link",
                    PRIVATE_LINK,
                    line -> line.mentions("data processed")
                            && (line.mentions("private link") || line.mentions("private endpoint")),
                    Ends::outOf),
            rule(
                    "azure-nat",
                    NAT,
                    line -> line.mentions("nat gateway") && line.mentions("data processed"),
                    Ends::outOf),
            rule(
                    "azure-load-balancer",
                    LOAD_BALANCER,
                    line -> (line.mentions("load balancer") || line.mentions("application gateway"))
                            && line.mentions("data processed"),
                    Ends::outOf),
            rule(
                    "azure-cdn",
                    CDN,
                    line -> line.mentions("data transfer")
                            && (line.mentions("front door")
                                    || line.mentions("cdn")
                                    || line.mentions("content delivery network")),
                    Ends::outOf),
            rule("azure-ingress", INGRESS, line -> line.mentions("data transfer in"), Ends::fromInternet),
            rule("azure-internet", INTERNET, line -> line.mentions("data transfer out"), Ends::toInternet),
            // Without the name of a meter, the category alone says that bytes moved, and not where.
            rule("azure-other", OTHER_TRANSFER, line -> bandwidth(line), Ends::outOf));

    private AzureRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, Predicate<MeterLine> applies, Function<MeterLine, Ends> ends) {
        return new TransferRule(name, "azure", transferClass, applies, ends);
    }

    private static boolean peering(MeterLine line) {
        return line.mentions("peering") && !line.mentions("circuit");
    }

    private static boolean moves(MeterLine line) {
        return line.mentions("data transfer") || line.mentions("data processed");
    }

    private static boolean bandwidth(MeterLine line) {
        var meter = line.meter() == null ? "" : line.meter();
        return meter.equals("Bandwidth")
                || meter.startsWith("Bandwidth /")
                || (line.says("bandwidth") && line.says("data transfer"));
    }
}
