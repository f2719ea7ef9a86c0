package dev.tradewind.egress;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.quantity.CsvCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Every transfer charge that a filter means, as CSV: streamed, uncut, full decimals, times in UTC. The last lines give
 * the number of rows and the sum per currency, so that a cut-off copy shows itself.
 */
@Component
public class EgressCsv {
    private static final List<String> COLUMNS = List.of(
            "provider",
            "billing_account_id",
            "sub_account_id",
            "sub_account_name",
            "owner",
            "environment",
            "charge_period_start",
            "charge_period_end",
            "transfer_class",
            "transfer_from",
            "transfer_to",
            "charge_description",
            "service_name",
            "region_id",
            "resource_id",
            "consumed_quantity",
            "consumed_unit",
            "gigabytes",
            "billed_cost",
            "effective_cost",
            "billing_currency");

    private static final List<String> HEADER = List.of(
            "Provider",
            "BillingAccountId",
            "SubAccountId",
            "SubAccountName",
            "Owner",
            "Environment",
            "ChargePeriodStart (UTC)",
            "ChargePeriodEnd (UTC)",
            "TransferClass",
            "From",
            "To",
            "ChargeDescription",
            "ServiceName",
            "RegionId",
            "ResourceId",
            "ConsumedQuantity",
            "ConsumedUnit",
            "Gigabytes (10^9 bytes)",
            "BilledCost",
            "EffectiveCost",
            "BillingCurrency");

    private final EgressQueries queries;

    EgressCsv(EgressQueries queries) {
        this.queries = queries;
    }

    /** Name of the file with range and zone, as {@code egress-2024-09-01-to-2024-10-01-utc.csv}. */
    public static String fileName(EgressFilter filter) {
        var from = filter.range().from().toString().substring(0, 10);
        var to = filter.range().to().toString().substring(0, 10);
        return "egress-" + from + "-to-" + to + "-utc.csv";
    }

    /** Writes while it reads; does not close the stream. */
    public void write(EgressFilter filter, OutputStream out) {
        var sums = new TreeMap<String, BigDecimal>();
        var count = new long[1];
        try {
            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = CsvWriter.builder().build(text);
            csv.writeRecord(HEADER);
            queries.rows(filter, row -> {
                csv.writeRecord(cells(row));
                count[0]++;
                sums.merge(row.getString("billing_currency"), row.getBigDecimal("billed_cost"), BigDecimal::add);
            });
            foot(csv, count[0], sums);
            csv.flush();
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void foot(CsvWriter csv, long count, Map<String, BigDecimal> sums) {
        csv.writeRecord(List.of("rows", Long.toString(count)));
        sums.forEach((currency, sum) -> csv.writeRecord(List.of("sum of BilledCost", CsvCell.of(sum), currency)));
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        var cells = new ArrayList<String>(COLUMNS.size());
        for (var column : COLUMNS) {
            cells.add(
                    column.startsWith("charge_period")
                            ? row.getObject(column, LocalDateTime.class) + "Z"
                            : CsvCell.of(row.getObject(column)));
        }
        return cells;
    }
}
