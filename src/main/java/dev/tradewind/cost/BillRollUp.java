package dev.tradewind.cost;

import dev.tradewind.lake.RollUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** BilledCost of all charges, by delivery, billing month and currency. */
@Configuration(proxyBeanMethods = false)
public class BillRollUp {
    public static final RollUp BILLS = new RollUp("bills", ChargeTable.CHARGES, """
        SELECT scope, period, strftime(billing_period_start, '%Y-%m') AS month, billing_currency,
            sum(billed_cost) AS billed_cost
        FROM charges WHERE billed_cost IS NOT NULL GROUP BY ALL""");

    @Bean
    RollUp bills() {
        return BILLS;
    }
}
