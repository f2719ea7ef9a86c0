package dev.tradewind.journey;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a FOCUS file says, by plain SQL over the file itself: none of the console's code reads, classifies or adds here,
 * so that the figures on its pages can be held against these.
 */
final class SourceBill implements AutoCloseable {
    private static final String CLASSES = """
        create table charge as
        select *, try_cast(BilledCost as decimal(38, 18)) as cost, case
            when ProviderName = 'AWS' then case
                when d like '%to cloudfront%' or d like '%from cloudfront%' then 'CDN'
                when d like '%data transfer to %' or d like '%data transfer from %' then 'INTER_REGION'
                when d like '%regional data transfer%' then 'INTER_ZONE'
                when d like '%data transfer in%' then 'INGRESS'
                when d like '%data transfer out%' or d like '%datatransfer-out-bytes%' then 'INTERNET'
                when d like '%-aws-out-bytes%' or d like '%-aws-in-bytes%' then 'INTER_REGION'
                when d like '%data processed by nat gateways%' then 'NAT'
                when d like '%per gb for  in %' then 'OTHER_TRANSFER' end
            when ProviderName = 'Microsoft' then case
                when d like '%inter-region%' then 'INTER_REGION'
                when d like '%load balancer%data processed%' then 'LOAD_BALANCER'
                when d like '%data transfer out%' then 'INTERNET' end
            when d like '%outbound data transfer%' then 'INTERNET' end as class
        from (select *, lower(ChargeDescription) as d from read_csv('%s', all_varchar = true, header = true))
        """;

    private final Connection duck;

    SourceBill(Path file) throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        try (var sql = duck.createStatement()) {
            sql.execute(CLASSES.replace("%s", file.toAbsolutePath().toString()));
        }
    }

    /** Sum and rows of charges. */
    record Sum(BigDecimal billed, long rows) {}

    long rows() throws SQLException {
        return ask("true").rows();
    }

    /** All that can be read, transfers or not. */
    Sum everything() throws SQLException {
        return ask("cost is not null");
    }

    /** Transfers whose charge period begins in the month. */
    Sum transfers(YearMonth month) throws SQLException {
        return ask("class is not null and cost is not null and " + in(month));
    }

    /** The transfers of a month by class. */
    Map<String, Sum> byClass(YearMonth month) throws SQLException {
        var all = new TreeMap<String, Sum>();
        try (var sql = duck.createStatement();
                var rows = sql.executeQuery("select class, sum(cost), count(*) from charge where class is not null"
                        + " and cost is not null and " + in(month) + " group by class")) {
            while (rows.next()) {
                all.put(rows.getString(1), new Sum(rows.getBigDecimal(2), rows.getLong(3)));
            }
        }
        return all;
    }

    private Sum ask(String where) throws SQLException {
        try (var sql = duck.createStatement();
                var row = sql.executeQuery("select coalesce(sum(cost), 0), count(*) from charge where " + where)) {
            row.next();
            return new Sum(row.getBigDecimal(1), row.getLong(2));
        }
    }

    private static String in(YearMonth month) {
        return "ChargePeriodStart >= '" + month.atDay(1) + "' and ChargePeriodStart < '"
                + month.plusMonths(1).atDay(1) + "'";
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
