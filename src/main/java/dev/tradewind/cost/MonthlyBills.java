package dev.tradewind.cost;

import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** BilledCost by billing month and currency. Currencies are never added; a converted amount carries its rate. */
@Component
public class MonthlyBills {
    private static final String SQL = "SELECT month, billing_currency, sum(billed_cost) AS billed FROM bills"
            + " GROUP BY 1, 2 ORDER BY 1 DESC, 2";

    private final Lake lake;
    private final ExchangeRates rates;
    private final CostSettings settings;

    MonthlyBills(Lake lake, ExchangeRates rates, CostSettings settings) {
        this.lake = lake;
        this.rates = rates;
        this.settings = settings;
    }

    /** The currency into which amounts are converted. */
    public String reportingCurrency() {
        return settings.reportingCurrency();
    }

    /** The newest month first. */
    public List<MonthlyBill> all() {
        return lake.query(
                BillRollUp.BILLS,
                SQL,
                List.of(),
                row -> bill(
                        YearMonth.parse(row.getString("month")),
                        new Money(row.getBigDecimal("billed"), row.getString("billing_currency"))));
    }

    private MonthlyBill bill(YearMonth month, Money billed) {
        var plain = billed.amount().signum() == 0
                ? Money.zero(billed.currency())
                : new Money(strip(billed.amount()), billed.currency());
        Optional<Conversion> converted = rates.convert(plain, settings.reportingCurrency(), month.atEndOfMonth());
        return new MonthlyBill(month, plain, converted);
    }

    private static BigDecimal strip(BigDecimal amount) {
        return amount.stripTrailingZeros();
    }
}
