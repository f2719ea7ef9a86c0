package dev.tradewind.report;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reports that were made; rows are added, never changed. */
@Component
class ReportLedger {
    private static final String SELECT =
            "select id, kind, period, scope, made_at, made_by, checkpoint_size, pdf_sha256, csv_sha256, language_code, zone_id"
                    + " from report_made ";

    private final JdbcClient jdbc;

    ReportLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StoredReport made) {
        jdbc.sql("""
                insert into report_made (id, kind, period, scope, made_at, made_by, checkpoint_size, pdf_sha256, csv_sha256,
                    language_code, zone_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(made.id())
                .param(made.kind().name())
                .param(made.month().toString())
                .param(made.scope())
                .param(made.madeAt().atOffset(ZoneOffset.UTC))
                .param(made.madeBy())
                .param(made.checkpointSize())
                .param(made.pdf())
                .param(made.csv())
                .param(made.language())
                .param(made.timeZone())
                .update();
    }

    List<StoredReport> all() {
        return jdbc.sql(SELECT + "order by made_at desc")
                .query(ReportLedger::made)
                .list();
    }

    Optional<StoredReport> byId(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(ReportLedger::made)
                .optional();
    }

    private static StoredReport made(ResultSet row, int number) throws SQLException {
        return new StoredReport(
                row.getObject(1, UUID.class),
                ReportKind.valueOf(row.getString(2)),
                YearMonth.parse(row.getString(3)),
                row.getString(4),
                Timestamps.at(row, 5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
