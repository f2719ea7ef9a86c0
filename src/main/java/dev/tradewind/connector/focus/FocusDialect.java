package dev.tradewind.connector.focus;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.bill.BillDialect;
import dev.tradewind.connector.bill.BillReader;
import dev.tradewind.connector.bill.BillRow;
import dev.tradewind.connector.bill.BillTally;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** FOCUS bills of one version; every version reads alike, and the id says which it was. */
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

    private final FocusVersion version;

    private FocusDialect(FocusVersion version) {
        this.version = version;
    }

    /** One per version. */
    public static List<Dialect<?>> all() {
        return Arrays.stream(FocusVersion.values())
                .<Dialect<?>>map(FocusDialect::new)
                .toList();
    }

    @Override
    public String id() {
        return version.id();
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
        var plain = head.inOneWord();
        return TELLING.stream().filter(plain::hasColumns).count() >= ENOUGH && FocusVersion.of(plain) == version;
    }

    @Override
    public Optional<String> warning() {
        return version.warning();
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BillRow> rows) throws IOException {
        var splits = file.head().inOneWord().hasColumns(SplitTags.COLUMN);
        var reader = new BillReader(FocusMapping.table(splits), options.currency(), null);
        var origins = SplitOrigins.of(file);
        return Tables.read(file, reader::missing, BillDialect.ADVICE, rows, row -> read(reader, origins, row));
    }

    private static BillRow read(BillReader reader, SplitOrigins origins, TableRow row) throws Unreadable {
        var read = reader.read(row);
        return switch (origins.standing(row)) {
            case ALONE -> read;
            case BESIDE_OTHER_SPLITS -> read.withSplitsOfAnotherAmount();
            case SPLIT_ELSEWHERE ->
                throw new Unreadable(
                        "AllocatedMethodId",
                        null,
                        "this charge stands in the file a second time, split into rows that add up to it; the splits"
                                + " count");
        };
    }

    @Override
    public Tally<BillRow> tally() {
        return BillTally.ofFocus();
    }
}
