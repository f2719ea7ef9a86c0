package dev.tradewind.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** One way to write numbers, amounts, instants and ages. Minus is the true minus sign, so that columns line up. */
public final class Formats {
    private static final Locale LOCALE = Locale.UK;
    private static final BigDecimal SMALLEST_IN_FOUR = new BigDecimal("0.0001");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", LOCALE);
    private static final DateTimeFormatter DAY_SHORT = DateTimeFormatter.ofPattern("d MMM", LOCALE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", LOCALE);

    private Formats() {}

    /** A number with thousands separators and exactly that many decimals. */
    public static String number(BigDecimal value, int decimals) {
        return format(decimals)
                .format(value.setScale(decimals, RoundingMode.HALF_EVEN))
                .replace('-', '−');
    }

    /** @see #number(BigDecimal, int); what is not finite reads "unknown". */
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? number(BigDecimal.valueOf(value), decimals) : "unknown";
    }

    public static String number(long value) {
        return number(BigDecimal.valueOf(value), 0);
    }

    /**
     * An amount of money without its currency: no decimals from 1,000 on, two below, four below one. What is smaller
     * still says so, so that only nothing reads as nothing.
     */
    public static String money(BigDecimal amount) {
        var size = amount.abs();
        if (size.signum() == 0) {
            return "0";
        }
        if (size.compareTo(SMALLEST_IN_FOUR) < 0) {
            return amount.signum() > 0 ? "<0.0001" : ">−0.0001";
        }
        int decimals = size.compareTo(BigDecimal.valueOf(1000)) >= 0 ? 0 : size.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
        return number(amount, decimals);
    }

    /** An amount with every decimal that it has, two at least: what stands on paper can be added up again. */
    public static String fullMoney(BigDecimal amount) {
        return number(amount, Math.max(2, amount.stripTrailingZeros().scale()));
    }

    /**
     * An amount with its currency before it, as in prose: {@code USD 1,234}. From one to a thousand it has the digits of
     * its currency: none of the yen, three of the Kuwaiti dinar.
     */
    public static String money(BigDecimal amount, String currency) {
        var size = amount.abs();
        var middle = size.compareTo(BigDecimal.ONE) >= 0 && size.compareTo(BigDecimal.valueOf(1000)) < 0;
        return currency + " " + (middle ? number(amount, digits(currency)) : money(amount));
    }

    /** Two for a code that ISO 4217 does not know. */
    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    /** As {@link #number} with a sign for what is above zero too. */
    public static String signed(BigDecimal value, int decimals) {
        var rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + number(rounded, rounded.signum() == 0 ? 0 : decimals);
    }

    public static String signed(double value, int decimals) {
        return Double.isFinite(value) ? signed(BigDecimal.valueOf(value), decimals) : "unknown";
    }

    /** A share in 0…1 as per cent, without the sign. */
    public static String percent(double share, int decimals) {
        return number(share * 100, decimals);
    }

    /** {@code 25 Nov 2026 10:36 UTC}. */
    public static String instant(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone)) + " " + zoneName(zone);
    }

    /** {@code 25 Nov 2026}. */
    public static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String dayShort(LocalDate day) {
        return DAY_SHORT.format(day);
    }

    /** A half-open range in words with its last day included: {@code 1 – 25 Nov 2026}. */
    public static String range(Instant from, Instant to) {
        var first = from.atZone(ZoneOffset.UTC).toLocalDate();
        var last = to.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
        if (!last.isAfter(first)) {
            return DAY.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DAY.format(first) + " – " + DAY.format(last);
        }
        return first.getMonth() == last.getMonth()
                ? first.getDayOfMonth() + " – " + DAY.format(last)
                : DAY_SHORT.format(first) + " – " + DAY.format(last);
    }

    /** How long ago, in one unit: {@code 36 min}, {@code 27 h}, {@code 12 d}. */
    public static String age(Instant at, Instant now) {
        return duration(Duration.between(at, now));
    }

    public static String duration(Duration length) {
        var seconds = Math.abs(length.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        if (seconds < 90 * 60) {
            return Math.round(seconds / 60.0) + " min";
        }
        if (seconds < 48 * 3600) {
            return Math.round(seconds / 3600.0) + " h";
        }
        var days = Math.round(seconds / 86400.0);
        return days < 730 ? days + " d" : Math.round(days / 365.25) + " y";
    }

    /** The first and last characters of a hash, for reading; the whole is what one copies. */
    public static String hash(String whole) {
        return whole.length() <= 13 ? whole : whole.substring(0, 8) + "…" + whole.substring(whole.length() - 4);
    }

    public static String zoneName(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static DecimalFormat format(int decimals) {
        var pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(LOCALE));
    }
}
