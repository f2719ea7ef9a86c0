package dev.tradewind.connector;

import dev.tradewind.quantity.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who mended which place of which delivery, when, why, and what stood there. Nothing in it is ever changed. */
@Component
class MendHistory {
    private final JdbcClient jdbc;

    MendHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Mend.Made made) {
        jdbc.sql("""
            insert into connector_mend (id, import_id, line, column_name, was, mended, reason, mended_by, mended_at,
                mended_as) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        Ids.next(),
                        made.importId(),
                        made.mend().line(),
                        new SqlParameterValue(Types.VARCHAR, made.mend().column()),
                        new SqlParameterValue(Types.VARCHAR, made.was()),
                        made.mend().value(),
                        made.reason(),
                        made.by(),
                        made.at().atOffset(ZoneOffset.UTC),
                        made.mendedAs())
                .update();
    }

    /** All mends of an import's rows, the newest first, from the offset on. */
    List<Mend.Made> of(UUID importId, long offset, int limit) {
        return jdbc.sql("""
            select * from connector_mend where import_id = ? order by mended_at desc, line, id
            offset ? rows fetch next ? rows only\
            """)
                .params(importId, offset, limit)
                .query((row, number) -> made(row))
                .list();
    }

    /** Mends that stand, the oldest first: those whose import was not refused, cancelled or taken back. */
    List<Mend> standing(UUID importId) {
        return jdbc.sql("""
            select m.* from connector_mend m join connector_import i on i.id = m.mended_as
            where m.import_id = ? and i.state in ('IMPORTED', 'HELD', 'RUNNING') order by m.mended_at, m.id\
            """)
                .param(importId)
                .query((row, number) -> made(row).mend())
                .list();
    }

    private static Mend.Made made(ResultSet row) throws SQLException {
        return new Mend.Made(
                row.getObject("import_id", UUID.class),
                new Mend(row.getLong("line"), row.getString("column_name"), row.getString("mended")),
                row.getString("was"),
                row.getString("reason"),
                row.getString("mended_by"),
                row.getTimestamp("mended_at").toInstant(),
                row.getObject("mended_as", UUID.class));
    }
}
