package dev.tradewind.egress;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a transfer between regions of AWS, in the direction in which the bytes go: as prose names them, else by
 * the prefixes of the usage type, else by the columns of the report, which name the charged region first.
 */
final class AwsEnds {
    private static final Pattern PROSE =
            Pattern.compile("(?:- )?([^-$]*?) data transfer (to|from) (.+)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAD = Pattern.compile(
            "(?<![A-Za-z0-9-])(?:([A-Z]{2,3}\\d?)-)?(?:EBS-)?(?:([A-Z]{2,3}\\d?)-)?(?:EBS-)?(?:AWS|CloudFront|DataTransfer"
                    + "|NatGateway|VpcEndpoint|VpcPeering|TransitGateway|DataProcessing|DataXfer|TotalDataXfer|S3RTC|MRAP|C3DataTransfer"
                    + "|S3G|VPCLattice|Traffic)-");

    private AwsEnds() {}

    static Ends outbound(MeterLine line) {
        return between(line, true);
    }

    static Ends inbound(MeterLine line) {
        return between(line, false);
    }

    private static Ends between(MeterLine line, boolean out) {
        var told = prose(line);
        if (told.isPresent()) {
            return told.get();
        }
        var prefixes = prefixes(line);
        var first = Regions.awsByPrefix(prefixes[0]);
        var second = Regions.awsByPrefix(prefixes[1]);
        if (first != null && second != null) {
            return directed(first, second, out);
        }
        var from = Regions.byCode("aws", line.fromRegion());
        var to = Regions.byCode("aws", line.toRegion());
        return from != null && to != null ? directed(from, to, out) : directed(here(line), far(line), out);
    }

    private static Ends directed(@Nullable String charged, @Nullable String other, boolean out) {
        return out ? new Ends(charged, other) : new Ends(other, charged);
    }

    /** Both ends in words; empty if one of them is no region that is known. */
    static Optional<Ends> prose(MeterLine line) {
        var named = PROSE.matcher(line.description());
        if (!named.find()) {
            return Optional.empty();
        }
        var one = Regions.awsByName(named.group(1));
        var other = Regions.awsByName(named.group(3));
        if (one == null || other == null) {
            return Optional.empty();
        }
        return Optional.of("to".equalsIgnoreCase(named.group(2)) ? new Ends(one, other) : new Ends(other, one));
    }

    /**
     * The charged region: as the row names it, else by the first prefix, else us-east-1 as a bare meter means. CloudFront
     * bills by continent: what looks like a region there names a price zone, not where the bytes left.
     */
    static @Nullable String here(MeterLine line) {
        if (isCdn(line)) {
            return null;
        }
        var named = line.here();
        if (named != null) {
            return named;
        }
        for (var code : new @Nullable String[] {line.fromRegion(), line.toRegion()}) {
            var site = Regions.byCode("aws", code);
            if (site != null) {
                return site;
            }
        }
        var prefixes = prefixes(line);
        var first = Regions.awsByPrefix(prefixes[0]);
        if (first != null) {
            return first;
        }
        return prefixes[0] == null && AwsMeterRules.hasMeter(line) ? "aws:us-east-1" : null;
    }

    static boolean isCdn(MeterLine line) {
        var service = line.serviceName();
        return service != null && service.contains("CloudFront");
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

    private static @Nullable String[] prefixes(MeterLine line) {
        var lead = LEAD.matcher(AwsMeterRules.text(line));
        return lead.find()
                ? new @Nullable String[] {lead.group(1), lead.group(2)}
                : new @Nullable String[] {null, null};
    }
}
