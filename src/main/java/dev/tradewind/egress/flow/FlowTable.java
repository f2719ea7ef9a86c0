package dev.tradewind.egress.flow;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeTable.Column;
import dev.tradewind.lake.LakeWriter;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How flows lie in the lake: one row per hour, reporter and direction between two ends. */
public final class FlowTable {
    private static final String TEXT = "VARCHAR";
    private static final String WHOLE = "BIGINT";

    public static final LakeTable FLOWS = new LakeTable(
            "flows",
            List.of(
                    new Column("scope", TEXT),
                    new Column("period", TEXT),
                    new Column("hour", "TIMESTAMP"),
                    new Column("account", TEXT),
                    new Column("reporter", TEXT),
                    new Column("from_address", TEXT),
                    new Column("from_label", TEXT),
                    new Column("from_site", TEXT),
                    new Column("from_zone", TEXT),
                    new Column("to_address", TEXT),
                    new Column("to_label", TEXT),
                    new Column("to_site", TEXT),
                    new Column("to_zone", TEXT),
                    new Column("class_hint", TEXT),
                    new Column("bytes", WHOLE),
                    new Column("packets", WHOLE),
                    new Column("records", WHOLE),
                    new Column("source", TEXT)),
            "scope",
            "period");

    private FlowTable() {}

    /**
     * @param scope the unit that a later delivery replaces
     * @param source file or feed that told it
     */
    public static void append(FlowHour row, String scope, String source, LakeWriter writer) {
        writer.append(
                scope,
                row.hour().atZone(ZoneOffset.UTC).toLocalDate().toString().substring(0, 7),
                row.hour(),
                row.account(),
                row.reporter(),
                row.source().address(),
                row.source().label(),
                row.source().site(),
                row.source().zone(),
                row.destination().address(),
                row.destination().label(),
                row.destination().site(),
                row.destination().zone(),
                name(row.hint()),
                row.bytes(),
                row.packets(),
                row.records(),
                source);
    }

    private static @Nullable String name(@Nullable TransferClass hint) {
        return hint == null ? null : hint.name();
    }
}
