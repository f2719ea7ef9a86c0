package dev.tradewind.connector.places;

import dev.tradewind.catalog.Coefficient;
import dev.tradewind.catalog.CoefficientName;
import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Coefficients of energy and emissions that replace those that ship: each with its unit, source and date. */
public final class CoefficientDialect implements Dialect<Coefficient> {
    private static final List<String> COLUMNS = List.of("scope", "coefficient", "value", "unit", "source", "date");

    @Override
    public String id() {
        return "tradewind-coefficients";
    }

    @Override
    public String title() {
        return "energy and emission coefficients (CSV)";
    }

    @Override
    public Class<Coefficient> rowType() {
        return Coefficient.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("scope", "coefficient", "value", "unit");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<Coefficient> rows) throws IOException {
        return Tables.read(file, COLUMNS, "Expected " + String.join(", ", COLUMNS) + ".", rows, row -> read(row));
    }

    private static Coefficient read(TableRow row) throws Unreadable {
        String word = row.mandatoryText("coefficient");
        CoefficientName name =
                CoefficientName.of(word).orElseThrow(() -> new Unreadable("coefficient", word, "none of " + known()));
        String unit = row.mandatoryText("unit");
        if (!unit.equalsIgnoreCase(name.unit())) {
            throw new Unreadable("unit", unit, "expected " + name.unit() + " for " + name.word());
        }
        BigDecimal value = row.mandatoryDecimal("value");
        if (value.doubleValue() < name.least() || value.doubleValue() > name.most()) {
            throw new Unreadable(
                    "value",
                    value.toPlainString(),
                    "expected " + name.least() + " to " + name.most() + " " + name.unit() + ". Maybe another unit?");
        }
        return new Coefficient(
                row.mandatoryText("scope"),
                name,
                value.doubleValue(),
                row.mandatoryText("source"),
                row.mandatoryInstant("date").atZone(ZoneOffset.UTC).toLocalDate(),
                true);
    }

    private static String known() {
        return Arrays.stream(CoefficientName.values())
                .map(CoefficientName::word)
                .collect(Collectors.joining(", "));
    }
}
