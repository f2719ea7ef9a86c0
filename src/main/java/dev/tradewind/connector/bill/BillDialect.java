package dev.tradewind.connector.bill;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Tally;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A bill whose form is a table.
 *
 * @param recognises told by the columns alone
 * @param mapping made anew for each file, as some forms need its name
 */
public record BillDialect(
        String id, String title, Predicate<FileHead> recognises, Function<SourceFile, BillMapping> mapping)
        implements Dialect<BillRow> {
    public static final String ADVICE =
            "Export the bill again with all its columns; a missing currency can be given with --currency CODE, or"
                    + " beside the file in the console.";

    @Override
    public Class<BillRow> rowType() {
        return BillRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return recognises.test(head);
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BillRow> rows) throws IOException {
        var reader = new BillReader(mapping.apply(file), options.currency(), null);
        return Tables.read(file, reader::missing, ADVICE, rows, reader::read);
    }

    @Override
    public Tally<BillRow> tally() {
        return BillTally.ofNativeBill();
    }
}
