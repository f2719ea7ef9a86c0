package dev.tradewind.connector;

import org.jspecify.annotations.Nullable;

/** One cell cannot be read; the row goes to quarantine with these words. Costs no stack trace, rows are many. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final @Nullable String value;
    private final String reason;

    public Unreadable(@Nullable String column, @Nullable String value, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.value = value;
        this.reason = reason;
    }

    public @Nullable String column() {
        return column;
    }

    public @Nullable String value() {
        return value;
    }

    public String reason() {
        return reason;
    }
}
