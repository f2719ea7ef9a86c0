package dev.tradewind.carbon.reported;

import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeTable.Column;
import java.util.List;

/** How providers' reports lie in the lake: one generation for each account and month, kilograms as stated. */
public final class ReportedTable {
    private static final String TEXT = "VARCHAR";
    private static final String KILOGRAMS = "DECIMAL(38,20)";

    public static final LakeTable REPORTED = new LakeTable(
            "provider_carbon",
            List.of(
                    new Column("scope", TEXT),
                    new Column("period", TEXT),
                    new Column("line", "BIGINT"),
                    new Column("provider", TEXT),
                    new Column("account", TEXT),
                    new Column("service", TEXT),
                    new Column("region", TEXT),
                    new Column("scope1_kg", KILOGRAMS),
                    new Column("scope2_location_kg", KILOGRAMS),
                    new Column("scope2_market_kg", KILOGRAMS),
                    new Column("scope3_kg", KILOGRAMS),
                    new Column("total_location_kg", KILOGRAMS),
                    new Column("total_market_kg", KILOGRAMS),
                    new Column("unstated_kg", KILOGRAMS),
                    new Column("model_version", TEXT)),
            "scope",
            "period");

    private ReportedTable() {}
}
