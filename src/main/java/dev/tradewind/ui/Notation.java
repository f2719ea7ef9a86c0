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
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How numbers, amounts, instants and ages are written in one language and region. Minus is the true minus sign, so that
 * columns line up. Screens write by {@link Formats}, what is kept or handed on by {@link #PLAIN}.
 */
public final class Notation {
    /** The same for everybody: in the log, in the reasons of a recommendation, on paper. */
    public static final Notation PLAIN = new Notation(Locality.PLAIN.locale());

    private static final Map<Locale, Notation> KNOWN = new ConcurrentHashMap<>();
    private static final BigDecimal SMALLEST_IN_FOUR = new BigDecimal("0.0001");

    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayShort;
    private final DateTimeFormatter time;

    private Notation(Locale locale) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(locale);
        this.dayShort = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    }

    /** That of a language and region, as {@code de-CH}. */
    public static Notation of(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Notation::new);
    }

    /** A number with thousands separators and exactly that many decimals. */
    public String number(BigDecimal value, int decimals) {
        return format(decimals)
                .format(value.setScale(decimals, RoundingMode.HALF_EVEN))
                .replace('-', '−');
    }

    /** @see #number(BigDecimal, int); what is not finite reads "unknown". */
    public String number(double value, int decimals) {
        return Double.isFinite(value) ? number(BigDecimal.valueOf(value), decimals) : "unknown";
    }

    public String number(long value) {
        return number(BigDecimal.valueOf(value), 0);
    }

    /**
     * An amount of money without its currency: no decimals from 1,000 on, two below, four below one. What is smaller
     * still says so, so that only nothing reads as nothing.
     */
    public String money(BigDecimal amount) {
        var size = amount.abs();
        if (size.signum() == 0) {
            return "0";
        }
        if (size.compareTo(SMALLEST_IN_FOUR) < 0) {
            var least = number(SMALLEST_IN_FOUR, 4);
            return amount.signum() > 0 ? "<" + least : ">−" + least;
        }
        int decimals = size.compareTo(BigDecimal.valueOf(1000)) >= 0 ? 0 : size.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
        return number(amount, decimals);
    }

    /** An amount with every decimal that it has, two at least: what stands on paper can be added up again. */
    public String fullMoney(BigDecimal amount) {
        return number(amount, Math.max(2, amount.stripTrailingZeros().scale()));
    }

    /**
     * An amount with its currency before it, as in prose: {@code USD 1,234}. From one to a thousand it has the digits of
     * its currency: none of the yen, three of the Kuwaiti dinar.
     */
    public String money(BigDecimal amount, String currency) {
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
    public String signed(BigDecimal value, int decimals) {
        var rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + number(rounded, rounded.signum() == 0 ? 0 : decimals);
    }

    public String signed(double value, int decimals) {
        return Double.isFinite(value) ? signed(BigDecimal.valueOf(value), decimals) : "unknown";
    }

    /** A share in 0…1 as per cent, without the sign. */
    public String percent(double share, int decimals) {
        return number(share * 100, decimals);
    }

    /** {@code 25 Nov 2026 10:36 UTC}. */
    public String instant(Instant at, ZoneId zone) {
        return day.format(at.atZone(zone)) + " " + time.format(at.atZone(zone)) + " " + zoneName(zone);
    }

    /** {@code 25 Nov 2026}. */
    public String day(Instant at, ZoneId zone) {
        return day.format(at.atZone(zone));
    }

    public String day(LocalDate of) {
        return day.format(of);
    }

    public String dayShort(LocalDate of) {
        return dayShort.format(of);
    }

    /** A half-open range in words with its last day included: {@code 1 – 25 Nov 2026}. */
    public String range(Instant from, Instant to) {
        var first = from.atZone(ZoneOffset.UTC).toLocalDate();
        var last = to.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
        if (!last.isAfter(first)) {
            return day.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return day.format(first) + " – " + day.format(last);
        }
        var begin = dayShort.format(first);
        var number = Integer.toString(first.getDayOfMonth());
        // where the day stands first, the month need not be said twice
        return first.getMonth() == last.getMonth() && begin.startsWith(number)
                ? number + (begin.startsWith(number + ".") ? ". – " : " – ") + day.format(last)
                : begin + " – " + day.format(last);
    }

    /** How long ago, in one unit: {@code 36 min}, {@code 27 h}, {@code 12 d}. */
    public String age(Instant at, Instant now) {
        return duration(Duration.between(at, now));
    }

    public String duration(Duration length) {
        var unit = DurationUnit.of(length);
        return Math.round(unit.in(length.abs().toMillis())) + " " + unit.word();
    }

    static String zoneName(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private DecimalFormat format(int decimals) {
        var pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
    }
}
