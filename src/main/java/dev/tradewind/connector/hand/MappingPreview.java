package dev.tradewind.connector.hand;

import dev.tradewind.connector.CurrencyTotal;
import dev.tradewind.connector.ImportCancelled;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.bill.BillRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapping makes of the first rows of a file.
 *
 * @param totals exact sums over the rows read
 * @param whole whether these are all rows of the file
 */
public record MappingPreview(
        List<BillRow> rows, List<Quarantined> quarantined, List<CurrencyTotal> totals, boolean whole) {
    private static final int ROWS = 2000;

    public static MappingPreview of(SourceFile file, HandMapping mapping) throws IOException {
        var dialect = new HandDialect(mapping);
        var tally = dialect.tally();
        var rows = new ArrayList<BillRow>();
        var quarantined = new ArrayList<Quarantined>();
        var whole = true;
        try {
            dialect.read(file, ImportOptions.NONE, new RowSink<>() {
                @Override
                public void accept(long line, BillRow row) {
                    rows.add(row);
                    tally.add(row);
                    stop();
                }

                @Override
                public void quarantine(Quarantined row) {
                    quarantined.add(row);
                    stop();
                }

                private void stop() {
                    if (rows.size() + quarantined.size() > ROWS) {
                        throw new ImportCancelled();
                    }
                }
            });
        } catch (ImportCancelled enough) {
            whole = false;
        }
        return new MappingPreview(List.copyOf(rows), List.copyOf(quarantined), tally.totals(), whole);
    }
}
