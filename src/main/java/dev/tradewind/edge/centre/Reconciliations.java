package dev.tradewind.edge.centre;

import dev.tradewind.edge.Reconciliation;
import dev.tradewind.edge.reconcile.Filed;
import dev.tradewind.edge.reconcile.Filed.Fate;
import dev.tradewind.quantity.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each site brought when it caught up. Batches that follow each other within a minute are one reconciliation. */
@Component
public class Reconciliations {
    private static final long GAP_MILLIS = 60_000;

    private final JdbcClient jdbc;

    Reconciliations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String site, long now, List<Filed> filed, long repeated, long plainBytes, long sentBytes) {
        var latest = jdbc.sql(
                        "select id from edge_reconciliation where site = ? and ended_at > ? order by ended_at desc fetch"
                                + " first 1 rows only")
                .params(site, Times.of(now - GAP_MILLIS))
                .query(UUID.class)
                .optional();
        if (latest.isEmpty() && filed.isEmpty()) {
            return;
        }
        var id = latest.orElseGet(() -> begin(site, now));
        jdbc.sql("""
                update edge_reconciliation set ended_at = ?, entries = entries + ?, repeated = repeated + ?,
                    merged = merged + ?, lost = lost + ?, waits = waits + ?, set_aside = set_aside + ?,
                    batches = batches + 1, plain_bytes = plain_bytes + ?, sent_bytes = sent_bytes + ?
                where id = ?""")
                .params(
                        Times.of(now),
                        filed.size(),
                        repeated,
                        count(filed, Fate.MERGED),
                        count(filed, Fate.LOST),
                        count(filed, Fate.WAITS),
                        count(filed, Fate.SET_ASIDE),
                        plainBytes,
                        sentBytes,
                        id)
                .update();
    }

    private UUID begin(String site, long now) {
        var id = Ids.next();
        jdbc.sql("insert into edge_reconciliation values (?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
                .params(id, site, Times.of(now), Times.of(now))
                .update();
        return id;
    }

    private static long count(List<Filed> filed, Fate fate) {
        return filed.stream().filter(f -> f.fate() == fate).count();
    }

    public List<Reconciliation> latest(int most) {
        return jdbc.sql("select * from edge_reconciliation order by ended_at desc, id fetch first ? rows only")
                .param(most)
                .query((row, n) -> new Reconciliation(
                        row.getString("site"),
                        Times.instant(row, "began_at"),
                        Times.instant(row, "ended_at"),
                        row.getLong("entries"),
                        row.getLong("repeated"),
                        row.getLong("merged"),
                        row.getLong("lost"),
                        row.getLong("waits"),
                        row.getLong("set_aside"),
                        row.getLong("batches"),
                        row.getLong("plain_bytes"),
                        row.getLong("sent_bytes")))
                .list();
    }
}
