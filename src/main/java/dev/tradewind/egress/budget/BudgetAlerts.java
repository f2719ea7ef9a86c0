package dev.tradewind.egress.budget;

import dev.tradewind.quantity.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told of each budget: every threshold at most once per month and line. */
@Component
public class BudgetAlerts {
    private final JdbcClient jdbc;

    BudgetAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A threshold that was passed.
     *
     * @param amount of the budget then
     * @param measured what passed it, spend or forecast
     * @param clearedAt when restated bills or a new forecast took it back; null while it holds
     */
    public record Alert(
            UUID budgetId,
            long lineVersion,
            YearMonth month,
            Threshold threshold,
            BigDecimal amount,
            BigDecimal measured,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}

    /** Of a budget's line in a month. */
    public List<Alert> of(Budget budget, YearMonth month) {
        return jdbc.sql("select * from egress_budget_alert where budget_id = ? and line_version = ? and of_month = ?"
                        + " order by basis, percent")
                .param(budget.id())
                .param(budget.lineVersion())
                .param(month.atDay(1))
                .query((row, n) -> {
                    var cleared = row.getObject("cleared_at", OffsetDateTime.class);
                    return new Alert(
                            row.getObject("budget_id", UUID.class),
                            row.getLong("line_version"),
                            YearMonth.from(row.getObject("of_month", LocalDate.class)),
                            new Threshold(Threshold.Basis.valueOf(row.getString("basis")), row.getInt("percent")),
                            row.getBigDecimal("amount"),
                            row.getBigDecimal("measured"),
                            Timestamps.at(row, "raised_at"),
                            cleared == null ? null : cleared.toInstant());
                })
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another replica told it at the same moment */
    void raise(Alert alert) {
        jdbc.sql("""
                insert into egress_budget_alert (budget_id, line_version, of_month, basis, percent, amount, measured,
                    raised_at) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(alert.budgetId())
                .param(alert.lineVersion())
                .param(alert.month().atDay(1))
                .param(alert.threshold().basis().name())
                .param(alert.threshold().percent())
                .param(alert.amount())
                .param(alert.measured())
                .param(BudgetStore.at(alert.raisedAt()))
                .update();
    }

    /** @param at null: it holds again */
    void clear(Alert alert, @Nullable Instant at) {
        jdbc.sql("update egress_budget_alert set cleared_at = cast(? as timestamp with time zone) where budget_id = ?"
                        + " and line_version = ? and of_month = ? and basis = ? and percent = ?")
                .param(at == null ? null : BudgetStore.at(at))
                .param(alert.budgetId())
                .param(alert.lineVersion())
                .param(alert.month().atDay(1))
                .param(alert.threshold().basis().name())
                .param(alert.threshold().percent())
                .update();
    }

    /** Budgets of which the whole amount is passed in a month, by spend or by forecast, as last looked at. */
    public int over(YearMonth month) {
        return jdbc.sql("select count(distinct a.budget_id) from egress_budget_alert a join egress_budget b"
                        + " on b.id = a.budget_id and b.line_version = a.line_version"
                        + " where a.of_month = ? and a.percent >= 100 and a.cleared_at is null")
                .param(month.atDay(1))
                .query(Integer.class)
                .single();
    }

    /** The same by one of the two. */
    int over(Threshold.Basis basis, YearMonth month) {
        return jdbc.sql("select count(distinct a.budget_id) from egress_budget_alert a join egress_budget b"
                        + " on b.id = a.budget_id and b.line_version = a.line_version"
                        + " where a.of_month = ? and a.basis = ? and a.percent >= 100 and a.cleared_at is null")
                .param(month.atDay(1))
                .param(basis.name())
                .query(Integer.class)
                .single();
    }
}
