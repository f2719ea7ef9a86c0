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
    private static final Pattern METER = Pattern.compile("Bytes|DataXfer");

    static final List<TransferRule> ALL = List.of(
            rule("aws-meter-cdn", CDN, "CloudFront-(?:In|Out)-Bytes", AwsMeterRules::cdn),
            rule("aws-meter-direct-connect", OTHER_TRANSFER, "DataXfer-(?:In|Out)", AwsMeterRules::away),
            rule("aws-meter-inter-region-out", INTER_REGION, "AWS-Out-(?:ABytes-T\\d|Bytes)", AwsEnds::outbound),
            rule("aws-meter-inter-region-in", INTER_REGION, "AWS-In-(?:ABytes-T\\d|Bytes)", AwsEnds::inbound)
                    .asReceiving(),
            rule(
                    "aws-meter-inter-zone",
                    INTER_ZONE,
                    "DataTransfer-(?:Regional|xAZ-In|xAZ-Out)-Bytes",
                    line -> new Ends(AwsEnds.here(line), AwsEnds.here(line))),
            rule(
                    "aws-meter-internet",
                    INTERNET,
                    "DataTransfer-Out-O?Bytes",
                    line -> new Ends(AwsEnds.here(line), Ends.INTERNET)),
            rule(
                    "aws-meter-ingress",
                    INGRESS,
                    "DataTransfer-In-Bytes",
                    line -> new Ends(Ends.INTERNET, AwsEnds.here(line))),
            rule("aws-meter-nat", NAT, "(?:Regional)?NatGateway-(?:Prvd-)?Bytes", AwsMeterRules::away),
            rule("aws-meter-endpoint", PRIVATE_LINK, "VpcEndpoint-(?:[A-Za-z]+-)?Bytes", AwsMeterRules::away),
            rule("aws-meter-peering", PEERING, "VpcPeering-(?:In|Out)-Bytes", AwsMeterRules::away),
            rule("aws-meter-transit", OTHER_TRANSFER, "TransitGateway-Bytes", AwsMeterRules::away),
            loadBalancer());

    private AwsMeterRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, String usageType, Function<MeterLine, Ends> ends) {
        var pattern = Pattern.compile("(?<![A-Za-z])" + usageType + "(?![A-Za-z])");
        return new TransferRule(
                name, "aws", transferClass, line -> pattern.matcher(text(line)).find(), ends);
    }

    /** Logs that CloudWatch takes in have a meter of the same name, and are no transfer. */
    private static TransferRule loadBalancer() {
        var meter = rule("aws-meter-load-balancer", LOAD_BALANCER, "DataProcessing-Bytes", AwsMeterRules::away);
        return new TransferRule(
                meter.name(),
                meter.provider(),
                meter.transferClass(),
                line -> meter.matches(line) && !isLogging(line),
                meter.ends());
    }

    private static boolean isLogging(MeterLine line) {
        var service = line.serviceName() == null ? "" : line.serviceName().toLowerCase(Locale.ROOT);
        return service.contains("cloudwatch") || line.says("log data") || line.says("logs ingested");
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

    private static Ends cdn(MeterLine line) {
        return text(line).contains("CloudFront-In")
                ? new Ends(null, AwsEnds.here(line))
                : new Ends(AwsEnds.here(line), null);
    }
}
