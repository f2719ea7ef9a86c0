package dev.tradewind.egress.budget;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A budget in a month.
 *
 * @param budget as it stands now
 * @param terms those that held at the end of the month
 * @param spent everything billed of the month so far, incomplete days included
 * @param charges of which it is the sum
 * @param otherCurrencies what else was billed in the scope; never added
 * @param until the first day that is not over or not billed
 * @param days cost of each day of the month that is billed, incomplete ones included
 * @param outlook where the month will end
 */
public record BudgetStatus(
        Budget budget,
        BudgetTerms terms,
        YearMonth month,
        Money spent,
        long charges,
        List<Money> otherCurrencies,
        LocalDate until,
        SortedMap<LocalDate, BigDecimal> days,
        MonthOutlook outlook) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public BudgetState state() {
        if (charges == 0 && outlook.daysKnown() == 0) {
            return BudgetState.NOT_BILLED;
        }
        if (passed(new Threshold(Threshold.Basis.ACTUAL, 100))) {
            return BudgetState.OVER;
        }
        if (passed(new Threshold(Threshold.Basis.FORECAST, 100))) {
            return BudgetState.WILL_PASS;
        }
        return terms.thresholds().stream().anyMatch(this::passed) ? BudgetState.NEAR : BudgetState.ON_COURSE;
    }

    /** The last day that is over and billed; null before the first bill. */
    public @Nullable LocalDate billedThrough() {
        return until.equals(BilledDays.NOTHING) ? null : until.minusDays(1);
    }

    /** What a threshold is held against; empty without a forecast. */
    public Optional<BigDecimal> measured(Threshold.Basis basis) {
        return switch (basis) {
            case ACTUAL -> Optional.of(spent.amount());
            case FORECAST -> forecast();
        };
    }

    /** At the end of the month; never less than what is billed already. */
    public Optional<BigDecimal> forecast() {
        return Optional.ofNullable(outlook.expected()).map(spent.amount()::max);
    }

    public boolean passed(Threshold threshold) {
        var line = terms.amount().amount().multiply(BigDecimal.valueOf(threshold.percent()));
        return measured(threshold.basis())
                .filter(measured -> measured.multiply(HUNDRED).compareTo(line) >= 0)
                .isPresent();
    }

    /** Share of the amount, 1 is all of it. */
    public double share(BigDecimal of) {
        return of.divide(terms.amount().amount(), MathContext.DECIMAL64).doubleValue();
    }
}
