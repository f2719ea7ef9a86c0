package dev.tradewind.connector.focus;

import dev.tradewind.connector.CsvTable;
import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** FOCUS bills as CSV, plain or gzip: version 1.0, and later versions as far as the columns agree. */
public final class FocusDialect implements Dialect<BillRow> {
    /** Columns by which a FOCUS file is known; more than half of what even the specification's examples carry. */
    private static final Set<String> TELLING = Set.of(
            "BilledCost",
            "EffectiveCost",
            "BillingCurrency",
            "BillingPeriodStart",
            "BillingPeriodEnd",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ChargeCategory",
            "ChargeFrequency",
            "ChargeDescription",
            "PricingCategory",
            "ConsumedQuantity",
            "CommitmentDiscountId");

    private static final int ENOUGH = 6;
    private static final String ADVICE =
            "Export the bill again with all mandatory FOCUS columns; a missing BillingCurrency can be given with"
                    + " --currency CODE, or beside the file in the console.";

    @Override
    public String id() {
        return "focus-1.0";
    }

    @Override
    public String title() {
        return "FOCUS bill";
    }

    @Override
    public Class<BillRow> rowType() {
        return BillRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return TELLING.stream().filter(head::hasColumns).count() >= ENOUGH;
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BillRow> rows) throws IOException {
        var mandatory =
                new ArrayList<>(List.of("BilledCost", "BillingPeriodStart", "ChargePeriodStart", "ChargePeriodEnd"));
        var effective = file.head().hasColumns("EffectiveCost");
        var currency = options.currency();
        if (currency == null) {
            mandatory.addFirst("BillingCurrency");
        }
        var reader = new FocusRowReader(currency, effective);
        return CsvTable.read(file, mandatory, ADVICE, rows, reader::read);
    }

    @Override
    public Tally<BillRow> tally() {
        return new BillTally();
    }
}
