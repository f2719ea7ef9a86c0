package dev.tradewind.connector;

import org.jspecify.annotations.Nullable;

/**
 * What the person who imports adds to the file.
 *
 * @param currency ISO 4217 code for files without a currency column; null if the file must name it
 */
public record ImportOptions(@Nullable String currency) {
    public static final ImportOptions NONE = new ImportOptions(null);
}
