package dev.tradewind.egress;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.RollUp;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Transfer charges summed by day of the reporting zone and by everything that they are filtered or grouped by, so that
 * its sums over whole days are those of the charges.
 *
 * <p>{@code start_day} is the zone's day in which the charge starts, by which a range takes it; {@code day} is the one
 * to which it is counted, which differs for charges of a day or longer.
 */
@Configuration(proxyBeanMethods = false)
class TransferRollUp {
    private static final String SQL = """
        SELECT start_day, day, provider, billing_account_id, payer, owner, environment, transfer_class, transfer_from,
            transfer_to, %s AS workload, %s AS labelled, billing_currency, min(first_start) AS first_start,
            max(last_end) AS last_end, CAST(sum(charges) AS BIGINT) AS charges, sum(billed_cost) AS billed_cost,
            sum(effective_cost) AS effective_cost, sum(gigabytes) AS gigabytes
        FROM (SELECT %s AS start_day, %s AS day, provider, billing_account_id, %s AS payer, owner, environment,
                transfer_class, transfer_from, transfer_to, tags, service_name, billing_currency,
                min(charge_period_start) AS first_start, max(charge_period_end) AS last_end, count(*) AS charges,
                sum(billed_cost) AS billed_cost, sum(effective_cost) AS effective_cost,
                sum(gigabytes) FILTER (WHERE %s) AS gigabytes
            FROM charges WHERE transfer_class IS NOT NULL GROUP BY ALL)
        GROUP BY ALL""";

    static RollUp in(ZoneId zone) {
        // The label is looked for in the sums, as a bill says the same tags a million times.
        var sql = SQL.formatted(
                EgressSql.WORKLOAD,
                EgressSql.LABELLED,
                EgressSql.startDay(zone),
                EgressSql.day(zone),
                EgressSql.PAYER,
                EgressSql.COUNTED_BYTES);
        return new RollUp("transfers", ChargeTable.CHARGES, sql);
    }

    @Bean
    RollUp transfers(@Value("${tradewind.reporting.zone:UTC}") ZoneId zone) {
        return in(zone);
    }
}
