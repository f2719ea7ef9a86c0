package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Google Cloud by the SKU's description, in the older words (egress) and the newer ones (data transfer out). */
final class GoogleRules {
    private static final Pattern IN = Pattern.compile("data transfer in\\b", Pattern.CASE_INSENSITIVE);

    static final List<TransferRule> ALL = List.of(
            rule(
                    "gcp-peering",
                    PEERING,
                    line -> (line.says("carrier peering") || line.says("direct peering")) && moves(line),
                    Ends::outOf),
            rule(
                    "gcp-private-link",
                    PRIVATE_LINK,
                    line -> line.says("private service connect") && line.says("data process"),
                    Ends::outOf),
            rule(
                    "gcp-interconnect-in",
                    OTHER_TRANSFER,
                    line -> interconnect(line) && comesIn(line),
                    line -> new Ends(null, line.here())),
            rule("gcp-interconnect", OTHER_TRANSFER, line -> interconnect(line) && moves(line), Ends::outOf),
            // The receiving side of the same bytes, billed at 0.
            rule("gcp-inter-zone-in", INTER_ZONE, line -> betweenZones(line) && comesIn(line), Ends::within)
                    .besides(),
            rule("gcp-inter-zone", INTER_ZONE, GoogleRules::betweenZones, Ends::within),
            // The receiving side of the same bytes, billed at 0.
            rule(
                            "gcp-inter-region-in",
                            INTER_REGION,
                            line -> betweenRegions(line) && comesIn(line),
                            GoogleEnds::inbound)
                    .besides(),
            rule("gcp-inter-region", INTER_REGION, GoogleRules::betweenRegions, GoogleEnds::outbound),
            rule(
                    "gcp-nat",
                    NAT,
                    line -> (line.says("nat gateway") || line.says("cloud nat")) && line.says("data process"),
                    Ends::outOf),
            rule("gcp-cdn", CDN, line -> line.says("cdn") && (line.says("cache fill") || moves(line)), Ends::outOf),
            rule(
                    "gcp-load-balancer",
                    LOAD_BALANCER,
                    line -> (line.says("load balancing") || line.says("load balancer")) && line.says("data process"),
                    Ends::outOf),
            rule(
                    "gcp-ingress",
                    INGRESS,
                    line -> line.says("internet ingress")
                            || (line.says("internet") && line.says("standard tier") && comesIn(line))
                            || line.says("internet data transfer in")
                            || line.says("network ingress"),
                    Ends::fromInternet),
            rule(
                    "gcp-internet",
                    INTERNET,
                    line -> line.says("internet egress")
                            || line.says("internet data transfer out")
                            || line.says("internet standard tier")
                            || line.says("internet data delivery")
                            || line.says("internet message delivery")
                            || line.says("download worldwide")
                            || line.says("download apac")
                            || line.says("download china")
                            || line.says("download australia"),
                    Ends::toInternet),
            rule(
                    "gcp-firewall",
                    OTHER_TRANSFER,
                    line -> (line.says("firewall") || line.says("network connectivity center"))
                            && line.says("data process"),
                    Ends::outOf),
            rule("gcp-intra-zone-in", OTHER_TRANSFER, line -> line.says("intra zone") && comesIn(line), Ends::within)
                    .besides(),
            rule("gcp-intra-zone", OTHER_TRANSFER, line -> line.says("intra zone") && moves(line), Ends::within),
            rule(
                    "gcp-other-in",
                    OTHER_TRANSFER,
                    line -> line.says("network") && comesIn(line),
                    line -> new Ends(null, line.here())),
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

    private static boolean betweenRegions(MeterLine line) {
        return line.says("inter region")
                || line.says("inter-region")
                || line.says("gcp storage egress")
                || line.says("gcp storage data transfer")
                || (line.says("networking traffic") && line.says("replication"))
                || (line.says("multi-region") && moves(line))
                || (line.says("gcp replication") && moves(line));
    }

    private static boolean interconnect(MeterLine line) {
        return line.says("interconnect")
                || (line.says("vpn") && !line.says("internet") && !betweenZones(line) && !betweenRegions(line));
    }

    private static boolean betweenZones(MeterLine line) {
        return line.says("inter zone") || line.says("inter-zone");
    }

    private static boolean comesIn(MeterLine line) {
        return line.says("ingress") || IN.matcher(line.description()).find();
    }

    private static boolean moves(MeterLine line) {
        return line.says("egress") || line.says("ingress") || line.says("data transfer");
    }
}
