package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** AWS by the type of transfer that its cost and usage report names in a column, where usage type and prose do not tell. */
final class AwsTypeRules {
    static final List<TransferRule> ALL = List.of(
            rule("aws-type-inter-region-out", INTER_REGION, "InterRegion Outbound", AwsEnds::outbound),
            rule("aws-type-inter-region-in", INTER_REGION, "InterRegion Inbound", AwsEnds::inbound)
                    .besides(),
            rule(
                    "aws-type-inter-zone",
                    INTER_ZONE,
                    "IntraRegion.*",
                    line -> new Ends(AwsEnds.here(line), AwsEnds.here(line))),
            rule("aws-type-cdn", CDN, "CloudFront.*|.*to CloudFront", line -> new Ends(AwsEnds.here(line), null)),
            rule("aws-type-internet", INTERNET, "AWS Outbound", line -> new Ends(AwsEnds.here(line), Ends.INTERNET)),
            rule("aws-type-ingress", INGRESS, "AWS Inbound", line -> new Ends(Ends.INTERNET, AwsEnds.here(line))),
            rule("aws-type-other", OTHER_TRANSFER, ".+", line -> new Ends(AwsEnds.here(line), null)));

    private AwsTypeRules() {}

    private static TransferRule rule(
            String name, TransferClass transferClass, String type, Function<MeterLine, Ends> ends) {
        var pattern = Pattern.compile(type, Pattern.CASE_INSENSITIVE);
        return new TransferRule(
                name,
                "aws",
                transferClass,
                line -> line.transferType() != null
                        && pattern.matcher(line.transferType()).matches(),
                ends);
    }
}
