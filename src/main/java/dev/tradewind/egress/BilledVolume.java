package dev.tradewind.egress;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a billed quantity as gigabytes of 10⁹ bytes, where its unit is one of volume. */
public final class BilledVolume {
    private static final Pattern UNIT = Pattern.compile("(?:([\\d.]+) *)?([A-Za-z]+)(?:[ -]?months?)?");
    /** What some units say of themselves behind the measure, as in "Gigabyte Outbound Data Transfer Per Month". */
    private static final Pattern TRANSFERRED = Pattern.compile(
            " (?:(?:out|in)bound )?(?:data )?(?:transfer(?:red)?|processed)(?: out| in)?(?: per month)?$");

    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final BigDecimal GIB = new BigDecimal("1.073741824");
    private static final Map<String, BigDecimal> GIGABYTES = Map.ofEntries(
            Map.entry("b", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("byte", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("bytes", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("kb", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("mb", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("gb", BigDecimal.ONE),
            Map.entry("gigabyte", BigDecimal.ONE),
            Map.entry("gigabytes", BigDecimal.ONE),
            Map.entry("gbytes", BigDecimal.ONE),
            Map.entry("terabyte", BigDecimal.valueOf(1000)),
            Map.entry("terabytes", BigDecimal.valueOf(1000)),
            Map.entry("megabyte", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("megabytes", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("mebibyte", BigDecimal.valueOf(1024 * 1024).movePointLeft(9)),
            Map.entry("tebibyte", GIB.multiply(KIBI)),
            Map.entry("tb", BigDecimal.valueOf(1000)),
            Map.entry("pb", BigDecimal.valueOf(1_000_000)),
            Map.entry("kib", BigDecimal.valueOf(1024).movePointLeft(9)),
            Map.entry("mib", BigDecimal.valueOf(1024 * 1024).movePointLeft(9)),
            Map.entry("gib", GIB),
            Map.entry("gibibyte", GIB),
            Map.entry("gibibytes", GIB),
            Map.entry("tib", GIB.multiply(KIBI)));

    private BilledVolume() {}

    /** @return gigabytes, or null if the unit is not one of volume */
    public static @Nullable BigDecimal gigabytes(
            String provider, @Nullable BigDecimal quantity, @Nullable String unit) {
        if (quantity == null || unit == null) {
            return null;
        }
        var each = gigabytesEach(provider, unit);
        return each == null ? null : quantity.multiply(each);
    }

    /**
     * @param unit as billed, such as "GB", "100 GB" or "GiB"; Oracle writes "GB Months" for transfer and means GB
     * @return gigabytes in one of the unit, or null if it is not one of volume
     */
    public static @Nullable BigDecimal gigabytesEach(String provider, String unit) {
        var lower = TRANSFERRED.matcher(unit.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        if (lower.contains("month") && !provider.equals("oracle")) {
            return null;
        }
        var parts = UNIT.matcher(lower);
        if (!parts.matches()) {
            return null;
        }
        var factor = GIGABYTES.get(parts.group(2));
        if (factor == null) {
            return null;
        }
        return parts.group(1) == null ? factor : new BigDecimal(parts.group(1)).multiply(factor);
    }
}
