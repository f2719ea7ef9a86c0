package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** One way to write numbers, amounts, instants and ages: that of whoever reads the screen. See {@link Notation}. */
public final class Formats {
    private Formats() {}

    private static Notation now() {
        return Notation.of(Locality.current().locale());
    }

    /** A number with thousands separators and exactly that many decimals. */
    public static String number(BigDecimal value, int decimals) {
        return now().number(value, decimals);
    }

    /** @see #number(BigDecimal, int); what is not finite reads "unknown". */
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? now().number(value, decimals) : tr("unknown");
    }

    public static String number(long value) {
        return now().number(value);
    }

    /** An amount of money without its currency. @see Notation#money(BigDecimal) */
    public static String money(BigDecimal amount) {
        return now().money(amount);
    }

    /** An amount with every decimal that it has, two at least. */
    public static String fullMoney(BigDecimal amount) {
        return now().fullMoney(amount);
    }

    /** An amount with its currency before it, as in prose: {@code USD 1,234}. */
    public static String money(BigDecimal amount, String currency) {
        return now().money(amount, currency);
    }

    /** As {@link #number} with a sign for what is above zero too. */
    public static String signed(BigDecimal value, int decimals) {
        return now().signed(value, decimals);
    }

    public static String signed(double value, int decimals) {
        return Double.isFinite(value) ? now().signed(value, decimals) : tr("unknown");
    }

    /** A share in 0…1 as per cent, without the sign. */
    public static String percent(double share, int decimals) {
        return number(share * 100, decimals);
    }

    /** {@code 25 Nov 2026 10:36 UTC}. */
    public static String instant(Instant at, ZoneId zone) {
        return now().instant(at, zone);
    }

    /** {@code 25 Nov 2026}. */
    public static String day(Instant at, ZoneId zone) {
        return now().day(at, zone);
    }

    public static String day(LocalDate day) {
        return now().day(day);
    }

    public static String dayShort(LocalDate day) {
        return now().dayShort(day);
    }

    /** A half-open range in words with its last day included: {@code 1 – 25 Nov 2026}. */
    public static String range(Instant from, Instant to) {
        return now().range(from, to);
    }

    /** How long ago, in one unit: {@code 36 min}, {@code 27 h}, {@code 12 d}. */
    public static String age(Instant at, Instant now) {
        return now().age(at, now);
    }

    public static String duration(Duration length) {
        return now().duration(length);
    }

    /** The first and last characters of a hash, for reading; the whole is what one copies. */
    public static String hash(String whole) {
        return whole.length() <= 13 ? whole : whole.substring(0, 8) + "…" + whole.substring(whole.length() - 4);
    }

    public static String zoneName(ZoneId zone) {
        return Notation.zoneName(zone);
    }
}
