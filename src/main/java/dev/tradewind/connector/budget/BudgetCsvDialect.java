package dev.tradewind.connector.budget;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.budget.BudgetFile;
import dev.tradewind.egress.budget.BudgetTerms;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Budgets as CSV, as the Egress page hands them out; lists are packed into cells. The form is in docs/formats.md. */
public final class BudgetCsvDialect implements Dialect<BudgetTerms> {
    private static final List<String> MANDATORY =
            List.of(BudgetFile.NAME, BudgetFile.OWNER, BudgetFile.AMOUNT, BudgetFile.CURRENCY);
    private static final String ADVICE = "Expected at least " + String.join(", ", MANDATORY) + "; see docs/formats.md.";
    private static final Map<String, String> COLUMNS = Map.of(
            "name", BudgetFile.NAME,
            "scope.class", BudgetFile.CLASS,
            "toldWhenSpent", BudgetFile.TOLD_SPENT,
            "toldWhenForecast", BudgetFile.TOLD_FORECAST,
            "tells.ownerTeam", BudgetFile.TELLS_TEAM,
            "tells.roles", BudgetFile.TELLS_ROLES);
    private static final String FORMULA_SIGNS = "=+-@";

    @Override
    public String id() {
        return "tradewind-budgets-csv";
    }

    @Override
    public String title() {
        return "budgets (CSV)";
    }

    @Override
    public Class<BudgetTerms> rowType() {
        return BudgetTerms.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns(MANDATORY.toArray(String[]::new));
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BudgetTerms> rows) throws IOException {
        var reader = new BudgetReader();
        return Tables.read(file, MANDATORY, ADVICE, rows, row -> read(reader, row));
    }

    /** What cannot be read is named by its column, so that it can be mended there. */
    private static BudgetTerms read(BudgetReader reader, TableRow row) throws Unreadable {
        try {
            return reader.read(entry(row));
        } catch (Unreadable field) {
            var column = field.column();
            throw new Unreadable(
                    column == null ? null : COLUMNS.getOrDefault(column, column), field.value(), field.reason());
        }
    }

    /** As it would stand in a list. */
    private static ObjectNode entry(TableRow row) throws Unreadable {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("name", text(row, BudgetFile.NAME));
        entry.put("owner", text(row, BudgetFile.OWNER));
        BigDecimal amount = row.mandatoryDecimal(BudgetFile.AMOUNT);
        entry.put("amount", amount.toPlainString());
        entry.put("currency", text(row, BudgetFile.CURRENCY));
        entry.put("metric", text(row, BudgetFile.METRIC));
        var scope = entry.putObject("scope");
        scope.put("owner", text(row, BudgetFile.SCOPE_OWNER));
        scope.put("class", text(row, BudgetFile.CLASS));
        scope.put("from", text(row, BudgetFile.FROM));
        scope.put("to", text(row, BudgetFile.TO));
        scope.put("provider", text(row, BudgetFile.PROVIDER));
        list(row, BudgetFile.TOLD_SPENT, entry, "toldWhenSpent");
        list(row, BudgetFile.TOLD_FORECAST, entry, "toldWhenForecast");
        if (row.has(BudgetFile.TELLS_TEAM) || row.has(BudgetFile.TELLS_ROLES) || row.has(BudgetFile.TELLS_GROUPS)) {
            var tells = entry.putObject("tells");
            tells.put("ownerTeam", text(row, BudgetFile.TELLS_TEAM));
            list(row, BudgetFile.TELLS_ROLES, tells, "roles");
            list(row, BudgetFile.TELLS_GROUPS, tells, "groups");
        }
        return entry;
    }

    /** A column that is there and empty is an empty list. */
    private static void list(TableRow row, String column, ObjectNode into, String field) {
        if (row.has(column)) {
            var list = into.putArray(field);
            var packed = text(row, column);
            if (packed != null) {
                Arrays.stream(packed.split("[;%,]"))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .forEach(list::add);
            }
        }
    }

    /** Without the apostrophe that our own files put before what a spreadsheet would run. */
    private static @Nullable String text(TableRow row, String column) {
        var text = row.text(column);
        return text != null && text.length() > 1 && text.charAt(0) == '\'' && FORMULA_SIGNS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
