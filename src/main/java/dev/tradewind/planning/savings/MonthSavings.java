package dev.tradewind.planning.savings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * The outcome for one month.
 *
 * @param runs how many runs were looked at
 * @param unknown runs left out because a price or an hour's intensity is unknown where they run today
 * @param lines by policy and foresight
 */
public record MonthSavings(YearMonth month, Instant madeAt, int workloads, int runs, int unknown, List<Line> lines) {
    public MonthSavings {
        lines = List.copyOf(lines);
    }

    /**
     * What all runs came to, measured with the intensity that there was.
     *
     * @param perfect whether the choice was made with what happened, or with what could be expected before
     * @param usd compute, egress and a run's share of moving
     * @param waitingHours of a run, mean
     * @param kept runs that stayed as they are because no rule allows another choice
     */
    public record Line(
            SavingsPolicy policy, boolean perfect, BigDecimal usd, double kgCo2e, double waitingHours, int kept) {}
}
