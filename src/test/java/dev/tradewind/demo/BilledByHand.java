package dev.tradewind.demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;

/**
 * The company's bills asked in plain SQL, beside the product: no importer, no lake, no rules of ours. What moves data is
 * told by a word in its description.
 */
final class BilledByHand {
    static final String MOVES =
            "regexp_matches(ChargeDescription, '(?i)data transfer|data processed|data transfer out|^Network ')";

    private final Path bills;

    BilledByHand(Path data) {
        this.bills = data.resolve("demo-files/bills");
    }

    /** BilledCost of one month, USD, of the rows that the condition means; a replaced delivery does not count. */
    BigDecimal usd(YearMonth month, String condition) {
        return ask("sum(CAST(BilledCost AS DECIMAL(38,20)))", month, condition);
    }

    /** Gigabytes that the rows state. */
    BigDecimal gigabytes(YearMonth month, String condition) {
        return ask("sum(CAST(PricingQuantity AS DECIMAL(38,20)))", month, condition);
    }

    private BigDecimal ask(String what, YearMonth month, String condition) {
        var sql = """
            select coalesce(%s, 0) from read_csv('%s/focus-*-%s*.csv*', all_varchar = true, header = true,
                union_by_name = true, filename = true)
            where (%s) and not (BillingAccountId = '70000002'
                and exists (select 1 from glob('%s/focus-finance-%s-restated*'))
                and filename not like '%%restated%%')
            """.formatted(what, bills, month, condition, bills, month);
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var rows = duckdb.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getBigDecimal(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }
}
