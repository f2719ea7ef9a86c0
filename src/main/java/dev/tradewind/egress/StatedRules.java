package dev.tradewind.egress;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bill whose transfers a person has named by our own classes: a mapping by hand says which rows are of which. */
final class StatedRules {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]*");

    static final List<TransferRule> ALL =
            Stream.of(TransferClass.values()).map(StatedRules::rule).toList();

    private StatedRules() {}

    private static TransferRule rule(TransferClass transferClass) {
        return new TransferRule(
                "stated-" + transferClass.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                TransferRule.ANY,
                transferClass,
                line -> transferClass.name().equals(line.transferType()),
                line -> ends(transferClass, line));
    }

    private static Ends ends(TransferClass transferClass, MeterLine line) {
        var from = line.fromRegion() == null ? here(line) : site(line, line.fromRegion());
        var to = site(line, line.toRegion());
        return switch (transferClass) {
            case INTERNET -> new Ends(from, Ends.INTERNET);
            case INGRESS -> new Ends(Ends.INTERNET, to == null ? from : to);
            case INTER_ZONE -> new Ends(from, to == null ? from : to);
            case INTER_REGION, INTER_PROVIDER, CDN, NAT, LOAD_BALANCER, PEERING, PRIVATE_LINK, OTHER_TRANSFER ->
                new Ends(from, to);
        };
    }

    private static @Nullable String here(MeterLine line) {
        var known = line.here();
        return known == null ? site(line, line.regionId()) : known;
    }

    /** Sites of one's own are named provider:code, as in the catalog. */
    private static @Nullable String site(MeterLine line, @Nullable String code) {
        if (code == null) {
            return null;
        }
        var known = Regions.byCode(line.provider(), code);
        var plain = code.strip().toLowerCase(Locale.ROOT);
        return known == null && CODE.matcher(plain).matches() ? line.provider() + ":" + plain : known;
    }
}
