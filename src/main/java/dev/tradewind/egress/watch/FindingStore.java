package dev.tradewind.egress.watch;

import dev.tradewind.audit.CanonicalJson;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows behind the findings. */
@Component
class FindingStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT =
            "select id, version, number, provider, from_site, to_site, transfer_class, owner, currency, kind, began_on,"
                    + " through_on, unit, usual, seen, cost_per_day, explanation, opened_at, updated_at, closing,"
                    + " closed_at, closed_by, reason, expected_until from egress_finding ";

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('egress_finding_number')")
                .query(Long.class)
                .single();
    }

    void add(Finding finding) {
        jdbc.sql("""
                insert into egress_finding (id, version, number, provider, from_site, to_site, transfer_class, owner,
                    currency, kind, began_on, through_on, unit, usual, seen, cost_per_day, explanation, opened_at,
                    updated_at, open_key)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(finding.id())
                .param(finding.number())
                .param(finding.flow().provider())
                .param(finding.flow().from())
                .param(finding.flow().to())
                .param(finding.flow().transferClass().name())
                .param(finding.flow().owner())
                .param(finding.flow().currency())
                .param(finding.kind().name())
                .param(finding.began())
                .param(finding.through())
                .param(finding.unit())
                .param(finding.usual())
                .param(finding.seen())
                .param(finding.costPerDay())
                .param(CanonicalJson.text(finding.change()))
                .param(Timestamps.utc(finding.openedAt()))
                .param(Timestamps.utc(finding.updatedAt()))
                .param(finding.flow().key())
                .update();
    }

    /** @return false if somebody else changed it since it was read */
    boolean update(Finding finding) {
        return jdbc.sql("""
                        update egress_finding set version = version + 1, kind = ?, began_on = ?, through_on = ?,
                            usual = ?, seen = ?, cost_per_day = ?, explanation = ?, updated_at = ?
                        where id = ? and version = ? and closed_at is null""")
                        .param(finding.kind().name())
                        .param(finding.began())
                        .param(finding.through())
                        .param(finding.usual())
                        .param(finding.seen())
                        .param(finding.costPerDay())
                        .param(CanonicalJson.text(finding.change()))
                        .param(Timestamps.utc(finding.updatedAt()))
                        .param(finding.id())
                        .param(finding.version())
                        .update()
                == 1;
    }

    /** @return false if it is closed already, or has changed since that version */
    boolean close(UUID id, long version, Finding.Closed closed) {
        return jdbc.sql("""
                        update egress_finding set version = version + 1, open_key = null, closing = ?, closed_at = ?,
                            closed_by = ?, reason = ?, expected_until = ?
                        where id = ? and version = ? and closed_at is null""")
                        .param(closed.closing().name())
                        .param(Timestamps.utc(closed.at()))
                        .param(closed.by())
                        .param(closed.reason())
                        .param(new SqlParameterValue(Types.DATE, closed.expectedUntil()))
                        .param(id)
                        .param(version)
                        .update()
                == 1;
    }

    /** The open ones first, then by the day they began, newest first. */
    List<Finding> all() {
        return jdbc.sql(SELECT + "order by case when closed_at is null then 0 else 1 end, began_on desc, number desc")
                .query(FindingStore::finding)
                .list();
    }

    Optional<Finding> byId(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(FindingStore::finding)
                .optional();
    }

    int open() {
        return jdbc.sql("select count(*) from egress_finding where closed_at is null")
                .query(Integer.class)
                .single();
    }

    /** @return false if these bills were looked through before */
    boolean begin(String bills, Instant now) {
        if (jdbc.sql("select count(*) from egress_watch_run where bills = ?")
                        .param(bills)
                        .query(Integer.class)
                        .single()
                > 0) {
            return false;
        }
        jdbc.sql("insert into egress_watch_run (bills, ran_at, flows, found) values (?, ?, 0, 0)")
                .param(bills)
                .param(Timestamps.utc(now))
                .update();
        return true;
    }

    void forget(String bills) {
        jdbc.sql("delete from egress_watch_run where bills = ?").param(bills).update();
    }

    void end(String bills, WatchRun run) {
        jdbc.sql("update egress_watch_run set flows = ?, found = ? where bills = ?")
                .param(run.flows())
                .param(run.found())
                .param(bills)
                .update();
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getLong("number"),
                new WatchedFlow(
                        row.getString("provider"),
                        row.getString("from_site"),
                        row.getString("to_site"),
                        TransferClass.valueOf(row.getString("transfer_class")),
                        row.getString("owner"),
                        row.getString("currency")),
                DeviationKind.valueOf(row.getString("kind")),
                row.getObject("began_on", LocalDate.class),
                row.getObject("through_on", LocalDate.class),
                row.getString("unit"),
                row.getBigDecimal("usual"),
                row.getBigDecimal("seen"),
                row.getBigDecimal("cost_per_day"),
                JSON.readValue(row.getString("explanation"), AttachedChange.class),
                Timestamps.at(row, "opened_at"),
                Timestamps.at(row, "updated_at"),
                closed(row));
    }

    private static Finding.@Nullable Closed closed(ResultSet row) throws SQLException {
        var closing = row.getString("closing");
        return closing == null
                ? null
                : new Finding.Closed(
                        Closing.valueOf(closing),
                        row.getString("reason"),
                        row.getString("closed_by"),
                        Timestamps.at(row, "closed_at"),
                        row.getObject("expected_until", LocalDate.class));
    }
}
