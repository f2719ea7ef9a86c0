package dev.tradewind.connector.ui;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeGeneration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** How one asks the lake for the sums of what an import brought. */
record ImportedRows(Lake lake) {

    /** Empty if later deliveries have taken the place of these rows, or stand among them, or if they are no charges. */
    String query(UUID importId, String metric, String currency) {
        var generations = lake.generationsOf(importId);
        if (generations.isEmpty() || !generations.stream().allMatch(ImportedRows::isAlone)) {
            return "";
        }
        var column = metric.replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2").toLowerCase(Locale.ROOT);
        return "SELECT sum(" + column + ") AS " + column
                + ", count(*) AS charges\nFROM charges\nWHERE billing_currency = "
                + text(currency) + "\n  AND ("
                + generations.stream()
                        .map(each -> "scope = " + text(each.scope()) + " AND period = " + text(each.period()))
                        .collect(Collectors.joining("\n    OR "))
                + ")";
    }

    private static boolean isAlone(LakeGeneration of) {
        return of.dataset().equals(ChargeTable.CHARGES.name())
                && of.supersededAt() == null
                && of.takenBackAt() == null
                && of.keptRows() == 0;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
