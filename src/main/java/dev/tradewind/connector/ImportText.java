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
            text.append(result.dialect())
                    .append(", ")
                    .append(result.rows())
                    .append(" rows, ")
                    .append(result.accepted())
                    .append(" accepted, ")
                    .append(result.quarantined())
                    .append(" quarantined, ")
                    .append(result.roundedRows())
                    .append(" rounded\n");
            for (var total : result.totals()) {
                text.append("  BilledCost ")
                        .append(amount(total.billedCost()))
                        .append(", EffectiveCost ")
                        .append(amount(total.effectiveCost()))
                        .append(' ')
                        .append(total.currency())
                        .append('\n');
            }
            for (var row : result.reasons()) {
                text.append("  line ")
                        .append(row.line())
                        .append(row.column() == null ? "" : ", " + row.column())
                        .append(row.value() == null ? "" : " '" + row.value() + "'")
                        .append(": ")
                        .append(row.reason())
                        .append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "not in the file" : ImportJson.plain(amount);
    }
}
