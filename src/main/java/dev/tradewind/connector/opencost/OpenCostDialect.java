package dev.tradewind.connector.opencost;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.bill.BillDialect;
import dev.tradewind.connector.bill.BillReader;
import dev.tradewind.connector.bill.BillTally;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An answer of OpenCost's interface, saved as a file. */
public final class OpenCostDialect implements Dialect<AllocationRow> {
    private final OpenCostForm form;

    private OpenCostDialect(OpenCostForm form) {
        this.form = form;
    }

    public static List<Dialect<?>> all() {
        return Arrays.stream(OpenCostForm.values())
                .<Dialect<?>>map(OpenCostDialect::new)
                .toList();
    }

    @Override
    public String id() {
        return form.id();
    }

    @Override
    public String title() {
        return form.title();
    }

    @Override
    public Class<AllocationRow> rowType() {
        return AllocationRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson() && head.text().contains("\"" + form.telling() + "\"");
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("These costs restate a bill; they are kept beside the charges and enter no billed total.");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<AllocationRow> rows) throws IOException {
        var reader = new BillReader(form.mapping(), options.currency(), null);
        return Tables.readEntries(
                file,
                form.holder(),
                reader::missing,
                BillDialect.ADVICE,
                rows,
                row -> new AllocationRow(reader.read(row)));
    }

    @Override
    public Tally<AllocationRow> tally() {
        var bill = BillTally.ofNativeBill();
        return bill.of(AllocationRow::row);
    }
}
