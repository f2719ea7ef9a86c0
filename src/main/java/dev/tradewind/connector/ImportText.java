package dev.tradewind.connector;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same result for a person at a terminal. */
final class ImportText {
    private ImportText() {}

    static String of(List<DryRun.Result> results) {
        var text = new StringBuilder();
        for (var result : results) {
            text.append(result.file()).append(": ");
            if (result.refusal() != null) {
                text.append("refused, nothing read\n");
                continue;
            }
            counts(text, result.dialect(), result.accepted(), result.quarantined(), result.roundedRows());
            sums(text, result.totals(), result.reasons());
        }
        return text.toString().stripTrailing();
    }

    static String ofStored(List<Stored> all) {
        var text = new StringBuilder();
        for (var stored : all) {
            text.append(stored.file()).append(": ").append(state(stored)).append('\n');
            if (stored.rows() > 0) {
                text.append("  ");
                counts(text, stored.dialect(), stored.accepted(), stored.quarantined(), stored.roundedRows());
            }
            sums(text, stored.totals(), stored.reasons());
        }
        return text.toString().stripTrailing();
    }

    private static String state(Stored stored) {
        return stored.repeated() && stored.state() == ImportState.IMPORTED
                ? "imported before, nothing changed"
                : switch (stored.state()) {
                    case IMPORTED -> "imported";
                    case HELD -> "waits for a confirmation, nothing changed";
                    case REFUSED -> "refused, nothing kept";
                    case RUNNING -> "still running";
                    case TAKEN_BACK -> "taken back, counts no more";
                    case CANCELLED -> "cancelled, nothing kept";
                    case FAILED -> "failed, nothing kept";
                };
    }

    private static void counts(
            StringBuilder text, @Nullable String dialect, long accepted, long quarantined, long rounded) {
        text.append(dialect)
                .append(", ")
                .append(accepted + quarantined)
                .append(" rows, ")
                .append(accepted)
                .append(" accepted, ")
                .append(quarantined)
                .append(" quarantined, ")
                .append(rounded)
                .append(" rounded\n");
    }

    private static void sums(StringBuilder text, List<CurrencyTotal> totals, List<Quarantined> reasons) {
        for (var total : totals) {
            text.append("  BilledCost ")
                    .append(amount(total.billedCost()))
                    .append(", EffectiveCost ")
                    .append(amount(total.effectiveCost()))
                    .append(' ')
                    .append(total.currency())
                    .append('\n');
        }
        for (var row : reasons) {
            text.append("  line ")
                    .append(row.line())
                    .append(row.column() == null ? "" : ", " + row.column())
                    .append(row.value() == null ? "" : " '" + row.value() + "'")
                    .append(": ")
                    .append(row.reason())
                    .append('\n');
        }
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "not in the file" : ImportJson.plain(amount);
    }
}
