package dev.tradewind.connector.series;

import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.signal.SignalKind;
import java.util.Locale;

/** The column {@code kind}, in which a file may say how its values came about. */
final class StatedKind {
    private StatedKind() {}

    static SignalKind of(TableRow row, SignalKind unstated) throws Unreadable {
        String kind = row.text("kind");
        if (kind == null) {
            return unstated;
        }
        try {
            return SignalKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Unreadable("kind", kind, "expected MEASURED, ESTIMATED, FORECAST, PUBLISHED or MODELLED");
        }
    }
}
