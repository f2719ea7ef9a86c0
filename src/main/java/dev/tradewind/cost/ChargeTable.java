package dev.tradewind.cost;

import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeTable.Column;
import java.util.List;
import java.util.Map;

/** How charges lie in the lake. The transfer columns are null for rows that bill no transfer. */
public final class ChargeTable {
    private static final String TEXT = "VARCHAR";
    private static final String AMOUNT = "DECIMAL(38,20)";
    private static final String INSTANT = "TIMESTAMP";

    private static final List<Column> COLUMNS = List.of(
            new Column("scope", TEXT),
            new Column("period", TEXT),
            new Column("line", "BIGINT"),
            new Column("provider", TEXT),
            new Column("billing_account_id", TEXT),
            new Column("sub_account_id", TEXT),
            new Column("sub_account_name", TEXT),
            new Column("billing_period_start", INSTANT),
            new Column("charge_period_start", INSTANT),
            new Column("charge_period_end", INSTANT),
            new Column("billing_currency", TEXT),
            new Column("billed_cost", AMOUNT),
            new Column("effective_cost", AMOUNT),
            new Column("list_cost", AMOUNT),
            new Column("contracted_cost", AMOUNT),
            new Column("charge_category", TEXT),
            new Column("charge_description", TEXT),
            new Column("service_name", TEXT),
            new Column("service_category", TEXT),
            new Column("region_id", TEXT),
            new Column("region_name", TEXT),
            new Column("resource_id", TEXT),
            new Column("sku_id", TEXT),
            new Column("sku_meter", TEXT),
            new Column("pricing_quantity", AMOUNT),
            new Column("pricing_unit", TEXT),
            new Column("consumed_quantity", AMOUNT),
            new Column("consumed_unit", TEXT),
            new Column("tags", TEXT),
            new Column("owner", TEXT),
            new Column("environment", TEXT),
            new Column("transfer_class", TEXT),
            new Column("transfer_from", TEXT),
            new Column("transfer_to", TEXT),
            new Column("transfer_rule", TEXT),
            new Column("gigabytes", AMOUNT),
            new Column("charge_class", TEXT),
            new Column("commitment_discount_id", TEXT),
            new Column("allocated_method_id", TEXT),
            new Column("allocated_resource_id", TEXT),
            new Column("cost_view", TEXT));

    /** Value of {@code cost_view} in a delivery that bills: it fills BilledCost. */
    public static final String ACTUAL = "actual";

    /** Value of {@code cost_view} in a delivery that spreads commitments: it fills EffectiveCost and bills nothing. */
    public static final String AMORTIZED = "amortized";

    /**
     * An actual and an amortised delivery form one generation. Beside an amortised one a whole bill of the same month
     * keeps its BilledCost and gives up its EffectiveCost, which would count twice.
     */
    private static final LakeTable.Parts VIEWS = new LakeTable.Parts(
            "cost_view",
            Map.of(
                    ACTUAL,
                    "SELECT * FROM earlier WHERE cost_view = 'amortized'",
                    AMORTIZED,
                    "SELECT * REPLACE (CAST(NULL AS DECIMAL(38,20)) AS effective_cost) FROM earlier"
                            + " WHERE cost_view IS DISTINCT FROM 'amortized'"));

    public static final LakeTable CHARGES = new LakeTable("charges", COLUMNS, "scope", "period", VIEWS);

    /** Costs that restate a bill, such as OpenCost's; apart from the charges, so that nothing counts twice. */
    public static final LakeTable ALLOCATIONS = new LakeTable("allocations", COLUMNS, "scope", "period");

    private ChargeTable() {}
}
