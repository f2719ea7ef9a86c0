package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** AWS by the prose of ChargeDescription. */
final class AwsTextRules {
    private static final Pattern UNNAMED_METER =
            Pattern.compile("usd ?[\\d.]+ per gb for\\s+in .+", Pattern.CASE_INSENSITIVE);

    static final List<TransferRule> ALL = List.of(
            // On top of the transfer itself, which has a row of its own; the text does not say where it went.
            rule(
                            "aws-surcharge",
                            OTHER_TRANSFER,
                            line -> line.says("transfer acceleration")
                                    || line.says("accelerated data transfer")
                                    || line.says("replication time control")
                                    || line.says("dt-premium"),
                            Ends::outOf)
                    .besides(),
            rule("aws-to-cdn", CDN, line -> line.says("to cloudfront"), Ends::outOf),
            rule("aws-from-cdn", CDN, line -> line.says("from cloudfront"), line -> new Ends(null, line.here())),
            rule(
                    "aws-direct-connect",
                    OTHER_TRANSFER,
                    line -> line.says("direct connect") && line.says("data transfer"),
                    Ends::outOf),
            rule("aws-inter-region-out", INTER_REGION, line -> line.says("data transfer to "), AwsEnds::outbound),
            // The receiving side of the same bytes, billed at 0.
            rule("aws-inter-region-in", INTER_REGION, line -> line.says("data transfer from "), AwsEnds::inbound)
                    .besides(),
            rule("aws-inter-zone", INTER_ZONE, line -> line.says("regional data transfer"), Ends::within),
            rule("aws-ingress", INGRESS, line -> line.says("data transfer in"), Ends::fromInternet),
            rule("aws-internet", INTERNET, line -> line.says("data transfer out"), AwsTextRules::internet),
            rule("aws-nat", NAT, AwsTextRules::nat, Ends::outOf),
            rule(
                    "aws-endpoint",
                    PRIVATE_LINK,
                    line -> line.says("data processed by vpc endpoint") || line.says("data processed by vpce"),
                    Ends::outOf),
            rule("aws-transit", OTHER_TRANSFER, line -> line.says("data processed by transit gateway"), Ends::outOf),
            rule(
                    "aws-firewall",
                    OTHER_TRANSFER,
                    line -> line.says("data processed by") && line.says("network firewall"),
                    Ends::outOf),
            // Some newer regions bill a transfer with the name of the meter left blank.
            rule(
                    "aws-unnamed-meter",
                    OTHER_TRANSFER,
                    line -> UNNAMED_METER.matcher(line.description()).matches(),
                    line -> new Ends(null, null)),
            rule("aws-load-balancer", LOAD_BALANCER, AwsTextRules::loadBalancer, Ends::outOf),
            rule("aws-other", OTHER_TRANSFER, line -> line.says("data transfer"), line -> new Ends(null, null)));

    private AwsTextRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, Predicate<MeterLine> applies, Function<MeterLine, Ends> ends) {
        return new TransferRule(name, "aws", transferClass, applies, ends);
    }

    private static boolean nat(MeterLine line) {
        return line.says("processed by nat gateway")
                || line.says("processed by regional nat gateway")
                || line.says("nat gateway data processed");
    }

    private static boolean loadBalancer(MeterLine line) {
        return line.says("data processed by") && (line.says("loadbalancer") || line.says("load balancer"));
    }

    /** CloudFront bills by continent: its region column names a price zone, not where the bytes left. */
    private static Ends internet(MeterLine line) {
        return AwsEnds.isCdn(line) ? new Ends(null, Ends.INTERNET) : Ends.toInternet(line);
    }
}
