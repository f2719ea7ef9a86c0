package dev.tradewind.egress.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What may happen to the endpoints of a service whose requests stay in their zone. With e endpoints in a zone one that fails
 * leaves its load to e − 1. Of E endpoints in Z zones with as many callers each, one in that zone gets E ÷ (Z · e) times what
 * it gets when requests are spread over all.
 */
final class Overload {
    private static final int ENOUGH = 3;
    private static final BigDecimal MUCH = new BigDecimal("1.5");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Overload() {}

    static String risk(SeenEndpoints seen, BigDecimal assumed) {
        return switch (seen) {
            case SeenEndpoints.Counted counted -> level(counted) + ": " + where(counted) + consequence(counted);
            case SeenEndpoints.Unknown(var why) ->
                "Endpoints per zone: unknown, %s. %s".formatted(why, ifThereWere(assumed));
        };
    }

    /** The figure alone, for each text. */
    static String perZone(SeenEndpoints seen, BigDecimal assumed) {
        return switch (seen) {
            case SeenEndpoints.Counted counted ->
                "Ready endpoints per zone: %s".formatted(counted.ready() == 0 ? "none" : zones(counted));
            case SeenEndpoints.Unknown ignored ->
                "Endpoints per zone: unknown, %s assumed".formatted(assumed.toPlainString());
        };
    }

    private static String level(SeenEndpoints.Counted seen) {
        var least = least(seen);
        return seen.readyByZone().size() < 2
                        || least < ENOUGH
                        || more(seen, least).compareTo(MUCH) > 0
                ? "High"
                : "Medium";
    }

    private static String where(SeenEndpoints.Counted seen) {
        return "ready endpoints by zone are %s (EndpointSlices of %s, Kubernetes %s, %s). "
                .formatted(
                        seen.ready() == 0 ? "none" : zones(seen),
                        seen.target(),
                        seen.version(),
                        TIME.format(seen.at()));
    }

    private static String zones(SeenEndpoints.Counted seen) {
        var zones = seen.readyByZone().entrySet().stream()
                .map(zone -> zone.getKey() + " " + zone.getValue())
                .collect(Collectors.joining(", "));
        return zones + (seen.withoutZone() == 0 ? "" : (zones.isEmpty() ? "" : ", ") + "no zone " + seen.withoutZone());
    }

    private static String consequence(SeenEndpoints.Counted seen) {
        if (seen.ready() == 0) {
            return "Mend the service first.";
        }
        if (seen.readyByZone().size() < 2) {
            return "Requests from other zones would still cross: spread the endpoints first, with the text Endpoints in"
                    + " every zone.";
        }
        var least = least(seen);
        var zone = seen.readyByZone().entrySet().stream()
                .filter(each -> each.getValue() == least)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        var more = more(seen, least);
        var uneven = more.compareTo(BigDecimal.ONE) > 0
                ? "With as many callers in each zone, an endpoint in %s would get %s times what it gets now. "
                        .formatted(zone, Numbers.plain(more, 2))
                : "With as many callers in each zone, each endpoint gets what it gets now. ";
        return uneven
                + (least == 1
                        ? "When the one in %s fails, the others take its load and its callers cross zones."
                                .formatted(zone)
                        : "When one in %s fails, each of the others there gets %s more."
                                .formatted(zone, Numbers.percent(failing(BigDecimal.valueOf(least)))));
    }

    private static int least(SeenEndpoints.Counted seen) {
        return seen.readyByZone().values().stream().min(Integer::compare).orElse(0);
    }

    private static BigDecimal more(SeenEndpoints.Counted seen, int least) {
        var zones = seen.readyByZone();
        var all = zones.values().stream().mapToInt(Integer::intValue).sum();
        return BigDecimal.valueOf(all).divide(BigDecimal.valueOf((long) zones.size() * least), MathContext.DECIMAL32);
    }

    private static BigDecimal failing(BigDecimal endpoints) {
        return Numbers.ratio(BigDecimal.ONE, endpoints.subtract(BigDecimal.ONE));
    }

    private static String ifThereWere(BigDecimal endpoints) {
        if (endpoints.compareTo(BigDecimal.ONE) <= 0) {
            return "If there is 1 in a zone: high, for its failure leaves the zone to the others, which then pay for"
                    + " crossing zones and take all of its load.";
        }
        return ("If there are %s in each: %s, for a zone with more callers than the others overloads its own, and the failure"
                        + " of one puts %s more load on each of the others; with fewer than 3, rather add endpoints first.")
                .formatted(
                        endpoints.toPlainString(),
                        endpoints.compareTo(BigDecimal.valueOf(ENOUGH)) < 0 ? "high" : "medium",
                        Numbers.percent(failing(endpoints)));
    }
}
