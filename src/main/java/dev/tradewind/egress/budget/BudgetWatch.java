package dev.tradewind.egress.budget;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Holds the bills against every budget and tells what is passed. The month that runs and the one before are looked at,
 * because bills come late and are restated; months before the budget was made are nobody's business.
 */
@Component
public class BudgetWatch {
    private final BudgetStatuses statuses;
    private final BudgetNews news;
    private final Clock clock;

    BudgetWatch(BudgetStatuses statuses, BudgetNews news, Clock clock) {
        this.statuses = statuses;
        this.news = news;
        this.clock = clock;
    }

    /**
     * @param budgets looked at
     * @param passed thresholds told now
     * @param cleared thresholds that are passed no more
     */
    public record Look(int budgets, int passed, int cleared) {}

    public Look look() {
        var month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        int budgets = 0;
        int passed = 0;
        int cleared = 0;
        for (var each : List.of(month.minusMonths(1), month)) {
            for (var status : statuses.in(each)) {
                budgets += each.equals(month) ? 1 : 0;
                var made = YearMonth.from(status.budget().createdAt().atOffset(ZoneOffset.UTC));
                if (!each.isBefore(made)) {
                    try {
                        var told = news.tell(status);
                        passed += told.passed();
                        cleared += told.cleared();
                    } catch (DataIntegrityViolationException toldOrDeletedMeanwhile) {
                        continue;
                    }
                }
            }
        }
        return new Look(budgets, passed, cleared);
    }
}
