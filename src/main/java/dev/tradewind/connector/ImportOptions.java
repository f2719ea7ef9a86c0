package dev.tradewind.connector;

import org.jspecify.annotations.Nullable;

/**
 * What the person who imports adds to the file.
 *
 * @param currency ISO 4217 code for files without a currency column; null if the file must name it
 * @param replace whether a delivery that is much smaller than the one it replaces counts without asking
 * @param amortized whether an Azure export holds amortised costs although neither its name nor its manifest says so
 * @param mapping a mapping by hand, as YAML, for files that have its columns; null for none
 * @param ask whether a person wants to see the difference and confirm it before anything is replaced
 */
public record ImportOptions(
        @Nullable String currency,
        boolean replace,
        boolean amortized,
        @Nullable String mapping,
        boolean ask) {
    public static final ImportOptions NONE = new ImportOptions(null);

    public ImportOptions(@Nullable String currency) {
        this(currency, false, false, null, false);
    }

    public ImportOptions(@Nullable String currency, boolean replace) {
        this(currency, replace, false, null, false);
    }

    ImportOptions replacing() {
        return new ImportOptions(currency, true, amortized, mapping, false);
    }

    public ImportOptions by(@Nullable String handMapping) {
        return new ImportOptions(currency, replace, amortized, handMapping, ask);
    }

    public ImportOptions asking(boolean whether) {
        return new ImportOptions(currency, replace, amortized, mapping, whether);
    }
}
