package dev.tradewind.egress.budget;

import dev.tradewind.audit.CanonicalJson;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows behind the budgets. */
@Component
class BudgetStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Budget> all() {
        return jdbc.sql("select * from egress_budget order by name, id")
                .query((row, n) -> budget(row))
                .list();
    }

    Optional<Budget> byId(UUID id) {
        return jdbc.sql("select * from egress_budget where id = ?")
                .param(id)
                .query((row, n) -> budget(row))
                .optional();
    }

    /** Oldest first. */
    List<Budget.Version> versions(UUID id) {
        return jdbc.sql("select * from egress_budget_version where budget_id = ? order by version")
                .param(id)
                .query((row, n) -> new Budget.Version(
                        row.getLong("version"),
                        terms(row),
                        row.getString("changed_by"),
                        Timestamps.at(row, "changed_at")))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    void add(Budget budget) {
        jdbc.sql("""
                insert into egress_budget (id, version, line_version, name, terms, created_by, created_at, changed_by,
                    changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(budget.id())
                .param(budget.version())
                .param(budget.lineVersion())
                .param(budget.terms().name())
                .param(CanonicalJson.text(budget.terms()))
                .param(budget.createdBy())
                .param(at(budget.createdAt()))
                .param(budget.changedBy())
                .param(at(budget.changedAt()))
                .update();
        addVersion(budget);
    }

    /**
     * @return false if it is not at the version before any more
     * @throws org.springframework.dao.DuplicateKeyException if the name is taken
     */
    boolean change(Budget budget) {
        boolean changed = jdbc.sql("""
                                update egress_budget set version = ?, line_version = ?, name = ?, terms = ?,
                                    changed_by = ?, changed_at = ? where id = ? and version = ?""")
                        .param(budget.version())
                        .param(budget.lineVersion())
                        .param(budget.terms().name())
                        .param(CanonicalJson.text(budget.terms()))
                        .param(budget.changedBy())
                        .param(at(budget.changedAt()))
                        .param(budget.id())
                        .param(budget.version() - 1)
                        .update()
                == 1;
        if (changed) {
            addVersion(budget);
        }
        return changed;
    }

    private void addVersion(Budget budget) {
        jdbc.sql("insert into egress_budget_version (budget_id, version, terms, changed_by, changed_at)"
                        + " values (?, ?, ?, ?, ?)")
                .param(budget.id())
                .param(budget.version())
                .param(CanonicalJson.text(budget.terms()))
                .param(budget.changedBy())
                .param(at(budget.changedAt()))
                .update();
    }

    /** @return false if it is not at that version any more */
    boolean delete(UUID id, long version) {
        return jdbc.sql("delete from egress_budget where id = ? and version = ?")
                        .param(id)
                        .param(version)
                        .update()
                == 1;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Budget budget(ResultSet row) throws SQLException {
        return new Budget(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getLong("line_version"),
                terms(row),
                row.getString("created_by"),
                Timestamps.at(row, "created_at"),
                row.getString("changed_by"),
                Timestamps.at(row, "changed_at"));
    }

    private static BudgetTerms terms(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("terms"), BudgetTerms.class);
    }
}
