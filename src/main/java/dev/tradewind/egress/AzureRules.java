package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Microsoft by the meter text; ServiceName is the resource's and tells nothing. */
final class AzureRules {
    static final List<TransferRule> ALL = List.of(
            rule("azure-inter-region", INTER_REGION, line -> line.says("inter-region"), Ends::outOf),
            rule(
                    "azure-inter-zone",
                    INTER_ZONE,
                    line -> line.says("inter-availability zone") || line.says("inter availability zone"),
                    Ends::within),
            rule("azure-peering", PEERING, line -> line.says("peering"), Ends::outOf),
            rule(
                    "azure-private-link",
                    PRIVATE_LINK,
                    line -> line.says("data processed") && (line.says("private link") || line.says("private endpoint")),
                    Ends::outOf),
            rule("azure-nat", NAT, line -> line.says("nat gateway") && line.says("data processed"), Ends::outOf),
            rule(
                    "azure-load-balancer",
                    LOAD_BALANCER,
                    line -> line.says("load balancer") && line.says("data processed"),
                    Ends::outOf),
            rule(
                    "azure-cdn",
                    CDN,
                    line -> line.says("data transfer") && (line.says("front door") || line.says("cdn")),
                    Ends::outOf),
            rule("azure-ingress", INGRESS, line -> line.says("data transfer in"), Ends::fromInternet),
            rule("azure-internet", INTERNET, line -> line.says("data transfer out"), Ends::toInternet),
            rule(
                    "azure-other",
                    OTHER_TRANSFER,
                    line -> line.says("bandwidth") && line.says("data transfer"),
                    Ends::outOf));

    private AzureRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, Predicate<MeterLine> applies, Function<MeterLine, Ends> ends) {
        return new TransferRule(name, "azure", transferClass, applies, ends);
    }
}
