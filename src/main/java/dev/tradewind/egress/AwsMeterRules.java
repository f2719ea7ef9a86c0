package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AWS by usage type, such as {@code EUC1-USE1-AWS-Out-Bytes}: it stands in SkuMeter, or newer regions quote it in the
 * description. It is more exact than prose and therefore asked first. No prefix means us-east-1, unless the row names
 * its region.
 */
final class AwsMeterRules {
    private static final String PREFIXES = "(?<![A-Za-z0-9-])(?:([A-Z]{2,3}\\d?)-)?(?:([A-Z]{2,3}\\d?)-)?";

    static final List<TransferRule> ALL = List.of(
            rule("aws-meter-cdn", CDN, "CloudFront-(?:In|Out)-Bytes", AwsMeterRules::cdn),
            rule("aws-meter-inter-region-out", INTER_REGION, "AWS-Out-(?:ABytes-T\\d|Bytes)", AwsMeterRules::out),
            rule("aws-meter-inter-region-in", INTER_REGION, "AWS-In-(?:ABytes-T\\d|Bytes)", AwsMeterRules::in),
            rule(
                    "aws-meter-inter-zone",
                    INTER_ZONE,
                    "DataTransfer-(?:Regional|xAZ-In|xAZ-Out)-Bytes",
                    line -> new Ends(here(line), here(line))),
            rule("aws-meter-internet", INTERNET, "DataTransfer-Out-Bytes", line -> new Ends(here(line), Ends.INTERNET)),
            rule("aws-meter-ingress", INGRESS, "DataTransfer-In-Bytes", line -> new Ends(Ends.INTERNET, here(line))),
            rule("aws-meter-nat", NAT, "NatGateway-Bytes", line -> new Ends(here(line), null)),
            rule("aws-meter-endpoint", PRIVATE_LINK, "VpcEndpoint-Bytes", line -> new Ends(here(line), null)),
            rule("aws-meter-peering", PEERING, "VpcPeering-(?:In|Out)-Bytes", line -> new Ends(here(line), null)),
            rule("aws-meter-transit", OTHER_TRANSFER, "TransitGateway-Bytes", line -> new Ends(here(line), null)),
            rule("aws-meter-load-balancer", LOAD_BALANCER, "DataProcessing-Bytes", line -> new Ends(here(line), null)));

    private AwsMeterRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, String usageType, Function<MeterLine, Ends> ends) {
        var pattern = Pattern.compile("(?<![A-Za-z])" + usageType + "(?![A-Za-z])");
        return new TransferRule(
                name, "aws", transferClass, line -> pattern.matcher(text(line)).find(), ends);
    }

    private static String text(MeterLine line) {
        return line.meter() != null && line.meter().contains("Bytes") ? line.meter() : line.description();
    }

    /** The charged region: as the row names it, else by the first prefix, else us-east-1 as a bare meter means. */
    private static @Nullable String here(MeterLine line) {
        var named = line.here();
        if (named != null) {
            return named;
        }
        var prefixes = prefixes(line);
        var first = Regions.awsByPrefix(prefixes[0]);
        if (first != null) {
            return first;
        }
        return prefixes[0] == null && line.meter() != null && line.meter().contains("Bytes") ? "aws:us-east-1" : null;
    }

    private static Ends out(MeterLine line) {
        return new Ends(here(line), far(line));
    }

    private static Ends in(MeterLine line) {
        return new Ends(far(line), here(line));
    }

    /** The other region: the second prefix, or a single one that is not the charged region itself. */
    private static @Nullable String far(MeterLine line) {
        var prefixes = prefixes(line);
        if (prefixes[1] != null) {
            return Regions.awsByPrefix(prefixes[1]);
        }
        var only = Regions.awsByPrefix(prefixes[0]);
        return only == null || only.equals(line.here()) || line.here() == null ? null : only;
    }

    private static Ends cdn(MeterLine line) {
        return text(line).contains("CloudFront-In") ? new Ends(null, here(line)) : new Ends(here(line), null);
    }

    private static final Pattern LEAD = Pattern.compile(PREFIXES
            + "(?:AWS|CloudFront|DataTransfer|NatGateway|VpcEndpoint|VpcPeering|TransitGateway|DataProcessing)-");

    private static @Nullable String[] prefixes(MeterLine line) {
        var lead = LEAD.matcher(text(line));
        return lead.find()
                ? new @Nullable String[] {lead.group(1), lead.group(2)}
                : new @Nullable String[] {null, null};
    }
}
