package dev.tradewind.ui;

import java.util.Locale;

/** How a figure came to be known. Drawn as well as written: see {@link KindMark}. */
public enum Kind {
    MEASURED,
    ESTIMATED,
    FORECAST,
    PUBLISHED,
    MODELLED,
    UNKNOWN;

    /** Reads a kind from another module's name for it; what is not recognised is {@link #UNKNOWN}. */
    public static Kind of(String name) {
        for (var kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
