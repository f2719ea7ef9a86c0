package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Google Cloud by the SKU's description. */
final class GoogleRules {
    static final List<TransferRule> ALL = List.of(
            rule("gcp-inter-zone", INTER_ZONE, line -> line.says("inter zone"), Ends::within),
            rule(
                    "gcp-inter-region",
                    INTER_REGION,
                    line -> line.says("inter region") || line.says("inter-region"),
                    Ends::outOf),
            rule("gcp-nat", NAT, line -> line.says("nat gateway") && line.says("data process"), Ends::outOf),
            rule("gcp-cdn", CDN, line -> line.says("cdn") && line.says("cache"), Ends::outOf),
            rule(
                    "gcp-ingress",
                    INGRESS,
                    line -> line.says("internet ingress") || line.says("internet data transfer in"),
                    Ends::fromInternet),
            rule(
                    "gcp-internet",
                    INTERNET,
                    line -> line.says("internet egress") || line.says("internet data transfer out"),
                    Ends::toInternet),
            rule(
                    "gcp-other",
                    OTHER_TRANSFER,
                    line -> line.says("network") && (line.says("egress") || line.says("data transfer")),
                    Ends::outOf));

    private GoogleRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, Predicate<MeterLine> applies, Function<MeterLine, Ends> ends) {
        return new TransferRule(name, "gcp", transferClass, applies, ends);
    }
}
