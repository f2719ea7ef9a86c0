package dev.tradewind.cost;

import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeTable.Column;
import java.util.List;

/** How contract commitments lie in the lake: promises, apart from the charges that fulfil them. */
public final class ContractCommitmentTable {
    private static final String TEXT = "VARCHAR";
    private static final String AMOUNT = "DECIMAL(38,20)";
    private static final String INSTANT = "TIMESTAMP";

    public static final LakeTable CONTRACT_COMMITMENTS = new LakeTable(
            "contract_commitments",
            List.of(
                    new Column("scope", TEXT),
                    new Column("period", TEXT),
                    new Column("line", "BIGINT"),
                    new Column("commitment_id", TEXT),
                    new Column("contract_id", TEXT),
                    new Column("commitment_type", TEXT),
                    new Column("category", TEXT),
                    new Column("description", TEXT),
                    new Column("promised_cost", AMOUNT),
                    new Column("promised_quantity", AMOUNT),
                    new Column("unit", TEXT),
                    new Column("period_start", INSTANT),
                    new Column("period_end", INSTANT),
                    new Column("currency", TEXT)),
            "scope",
            "period");

    private ContractCommitmentTable() {}
}
