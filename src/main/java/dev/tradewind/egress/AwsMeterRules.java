package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * AWS by usage type, such as {@code EUC1-USE1-AWS-Out-Bytes}: it stands in SkuMeter, or newer regions quote it in the
 * description. It is more exact than prose and therefore asked first. No prefix means us-east-1, unless the row names
 * its region.
 */
final class AwsMeterRules {
    private static final Pattern METER = Pattern.compile("Bytes|DataXfer|DataTransfer|-GB-Processed");
    /** Prefixes of two regions, as {@code USE1-EUC1-}. */
    private static final String TWO_REGIONS = "[A-Z]{2,3}\\d?-[A-Z]{2,3}\\d?-";

    /** Words in the names of services whose data processing is a load balancer's. */
    private static final List<String> BALANCING = List.of("elb", "load balanc", "ec2", "elastic compute");

    static final List<TransferRule> ALL = List.of(
            rule("aws-meter-cdn", CDN, "CloudFront-(?:In|Out)-Bytes", AwsMeterRules::cdn),
            rule(
                    "aws-meter-direct-connect-in",
                    OTHER_TRANSFER,
                    "DataXfer-In",
                    line -> new Ends(null, AwsEnds.here(line))),
            rule("aws-meter-direct-connect", OTHER_TRANSFER, "DataXfer-Out", AwsMeterRules::away),
            // Of Lightsail: what a bundle includes, wherever it went.
            rule("aws-meter-bundled", OTHER_TRANSFER, "TotalDataXfer-(?:In|Out)-Bytes", AwsMeterRules::away),
            rule("aws-meter-inter-region-out", INTER_REGION, "AWS-Out-Bytes", AwsEnds::outbound),
            rule("aws-meter-inter-region-in", INTER_REGION, "AWS-In-Bytes", AwsEnds::inbound)
                    .besides(),
            // What acceleration and replication in time cost on top of the transfer, which has a row of its own.
            rule("aws-meter-accelerated-out", INTER_REGION, "AWS-Out-ABytes(?:-T\\d)?", AwsEnds::outbound)
                    .besides(),
            rule("aws-meter-accelerated-in", INTER_REGION, "AWS-In-ABytes(?:-T\\d)?", AwsEnds::inbound)
                    .besides(),
            rule("aws-meter-accelerated-internet", INTERNET, "DataTransfer-Out-ABytes(?:-T\\d)?", AwsMeterRules::out)
                    .besides(),
            rule("aws-meter-accelerated-ingress", INGRESS, "DataTransfer-In-ABytes(?:-T\\d)?", AwsMeterRules::in)
                    .besides(),
            rule("aws-meter-replication-out", INTER_REGION, TWO_REGIONS + "S3RTC-Out-Bytes", AwsEnds::outbound)
                    .besides(),
            rule("aws-meter-replication-in", INTER_REGION, TWO_REGIONS + "S3RTC-In-Bytes", AwsEnds::inbound)
                    .besides(),
            rule("aws-meter-replication-within", OTHER_TRANSFER, "S3RTC-(?:In|Out)-Bytes", AwsMeterRules::within),
            rule(
                            "aws-meter-access-point-far",
                            OTHER_TRANSFER,
                            "[A-Z]{2}-[A-Z]{2}--MRAP-(?:In|Out)-Bytes",
                            line -> new Ends(null, null))
                    .besides(),
            rule("aws-meter-access-point", OTHER_TRANSFER, "MRAP-(?:In|Out)-Bytes", AwsMeterRules::away)
                    .besides(),
            rule(
                            "aws-meter-accelerator-out",
                            OTHER_TRANSFER,
                            "OUT-Bytes-Internet",
                            line -> new Ends(null, Ends.INTERNET))
                    .besides(),
            rule("aws-meter-accelerator-in", OTHER_TRANSFER, "IN-Bytes-Internet", line -> new Ends(Ends.INTERNET, null))
                    .besides(),
            rule("aws-meter-accelerator", OTHER_TRANSFER, "(?:IN|OUT)-Bytes-AWS", line -> new Ends(null, null))
                    .besides(),
            // Between S3 and EC2, or S3 and its archive: never out of the region.
            rule(
                    "aws-meter-same-region",
                    OTHER_TRANSFER,
                    "(?:C3|S3G-)DataTransfer-(?:In|Out)-Bytes",
                    AwsMeterRules::within),
            rule(
                    "aws-meter-inter-zone",
                    INTER_ZONE,
                    "DataTransfer-(?:Regional|xAZ-In|xAZ-Out)-Bytes",
                    AwsMeterRules::within),
            rule("aws-meter-cdn-origin", CDN, "DataTransfer-Out-OBytes", line -> new Ends(null, null)),
            rule("aws-meter-internet", INTERNET, "DataTransfer-Out-Bytes", AwsMeterRules::out),
            rule("aws-meter-ingress", INGRESS, "DataTransfer-In-Bytes", AwsMeterRules::in),
            rule("aws-meter-nat", NAT, "(?:Regional)?NatGateway-(?:Prvd-)?Bytes", AwsMeterRules::away),
            rule("aws-meter-endpoint", PRIVATE_LINK, "VpcEndpoint-(?:[A-Za-z]+-)?Bytes", AwsMeterRules::away),
            rule("aws-meter-peering", PEERING, "VpcPeering-(?:In|Out)-Bytes", AwsMeterRules::away),
            rule("aws-meter-transit", OTHER_TRANSFER, "TransitGateway-Bytes", AwsMeterRules::away),
            rule("aws-meter-lattice", OTHER_TRANSFER, "VPCLattice-DataProcessing-Bytes", AwsMeterRules::away),
            rule("aws-meter-firewall", OTHER_TRANSFER, "Traffic-GB-Processed", AwsMeterRules::away),
            loadBalancer());

    /** A meter that says that data were transferred, and that nothing else knows. */
    static final List<TransferRule> UNKNOWN =
            List.of(rule("aws-meter-other", OTHER_TRANSFER, "DataTransfer(?:-\\w+)*", line -> new Ends(null, null)));

    private AwsMeterRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, String usageType, Function<MeterLine, Ends> ends) {
        var pattern = Pattern.compile("(?<![A-Za-z])" + usageType + "(?![A-Za-z])");
        return new TransferRule(
                name, "aws", transferClass, line -> pattern.matcher(text(line)).find(), ends);
    }

    /** Other services have a meter of the same name, as CloudWatch for the logs that it takes in, and move nothing. */
    private static TransferRule loadBalancer() {
        var meter = rule("aws-meter-load-balancer", LOAD_BALANCER, "DataProcessing-Bytes", AwsMeterRules::away);
        return new TransferRule(
                meter.name(),
                meter.provider(),
                meter.transferClass(),
                line -> meter.matches(line) && isBalancing(line),
                meter.ends());
    }

    private static boolean isBalancing(MeterLine line) {
        if (line.serviceName() == null) {
            return !line.says("log data") && !line.says("logs ingested");
        }
        var service = line.serviceName().toLowerCase(Locale.ROOT);
        return BALANCING.stream().anyMatch(service::contains);
    }

    static boolean hasMeter(MeterLine line) {
        return line.meter() != null && METER.matcher(line.meter()).find();
    }

    /** The usage type: SkuMeter where it is one, else what the description may quote. */
    static String text(MeterLine line) {
        var meter = line.meter();
        return meter != null && hasMeter(line) ? meter : line.description();
    }

    private static Ends away(MeterLine line) {
        return new Ends(AwsEnds.here(line), null);
    }

    private static Ends within(MeterLine line) {
        return new Ends(AwsEnds.here(line), AwsEnds.here(line));
    }

    private static Ends out(MeterLine line) {
        return new Ends(AwsEnds.here(line), Ends.INTERNET);
    }

    private static Ends in(MeterLine line) {
        return new Ends(Ends.INTERNET, AwsEnds.here(line));
    }

    private static Ends cdn(MeterLine line) {
        return text(line).contains("CloudFront-In")
                ? new Ends(null, AwsEnds.here(line))
                : new Ends(AwsEnds.here(line), null);
    }
}
