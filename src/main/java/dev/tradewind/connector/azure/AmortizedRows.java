package dev.tradewind.connector.azure;

import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells an amortised export by its rows: there, usage that a reservation or savings plan covers carries a cost, and what
 * nobody used is a charge of its own. In an actual export the former is free, and the latter does not exist.
 */
final class AmortizedRows implements RowSink<Boolean> {
    private boolean found;

    private AmortizedRows() {}

    static boolean in(SourceFile file, AzureNames names) throws IOException {
        if (!names.has("ReservationId", "BenefitId", "PricingModel", "ChargeType")) {
            return false;
        }
        var rows = new AmortizedRows();
        Tables.read(file, List.of(), "", rows, row -> tells(row, names));
        return rows.found;
    }

    private static boolean tells(TableRow row, AzureNames names) throws Unreadable {
        var type = first(row, names.of("ChargeType"));
        var kind = type == null ? "usage" : type.toLowerCase(Locale.ROOT).replace(" ", "");
        if (kind.startsWith("unused")) {
            return true;
        }
        var model = first(row, names.of("PricingModel"));
        var covered = first(row, names.of("ReservationId")) != null
                || first(row, names.of("BenefitId")) != null
                || (model != null
                        && model.toLowerCase(Locale.ROOT).replace(" ", "").matches("reservation|savingsplan"));
        if (!kind.equals("usage") || !covered) {
            return false;
        }
        for (var column : AzureDialect.cost(names)) {
            var cost = row.decimal(column);
            if (cost != null) {
                return cost.signum() != 0;
            }
        }
        return false;
    }

    private static @Nullable String first(TableRow row, String... columns) {
        for (var column : columns) {
            var text = row.text(column);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    @Override
    public void accept(long line, Boolean tells) {
        found |= tells;
    }

    @Override
    public void quarantine(Quarantined row) {}
}
