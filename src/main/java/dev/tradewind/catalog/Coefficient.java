package dev.tradewind.catalog;

import java.time.LocalDate;

/**
 * One coefficient with where it comes from.
 *
 * @param scope a site's id, a provider, or {@code *} for all; of shipped ones the provider
 * @param date when the source stated it
 * @param own given by a file of one's own, and not shipped
 */
public record Coefficient(
        String scope, CoefficientName name, double value, String source, LocalDate date, boolean own) {
    public static final String EVERYWHERE = "*";

    public Coefficient {
        if (!(value >= name.least() && value <= name.most())) {
            throw new IllegalArgumentException(name.word() + " of " + scope + " is " + value + "; expected "
                    + name.least() + " to " + name.most() + " " + name.unit() + ". Maybe another unit?");
        }
        if (scope.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    name.word() + " needs a scope and a source, not '" + scope + "' and '" + source + "'");
        }
    }
}
