package dev.tradewind.egress.cause;

import dev.tradewind.egress.change.Part;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A number that speaks for a cause.
 *
 * @param unit GB, or the currency, or the currency per GB
 */
public record Evidence(String name, BigDecimal value, String unit) {
    static Evidence gigabytes(String name, BigDecimal value) {
        return new Evidence(name, value, "GB");
    }

    static Evidence money(String name, BigDecimal value, String currency) {
        return new Evidence(name, value, currency);
    }

    static Evidence price(String name, BigDecimal value, String currency) {
        return new Evidence(name, value, currency + " / GB");
    }

    static Evidence part(Part part, BigDecimal value, String currency) {
        return new Evidence("Part " + part.label().toLowerCase(Locale.ROOT), value, currency);
    }
}
