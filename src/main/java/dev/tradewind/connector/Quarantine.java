package dev.tradewind.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows that could not be read, by import, in the order of the file. */
@Component
public class Quarantine {
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of an import in the order of the file, from the offset on. */
    public List<Quarantined> rows(UUID importId, long offset, int limit) {
        return jdbc.query(
                "select * from connector_quarantine where import_id = ? order by ordinal offset ? rows fetch next ? rows only",
                (row, number) -> new Quarantined(
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("cell_value"),
                        row.getString("reason"),
                        row.getString("record")),
                importId,
                offset,
                limit);
    }

    /** Lines of other rows with the same value in the same column, in the order of the file; none where no cell is to blame. */
    public List<Long> alike(UUID importId, Quarantined row) {
        return row.column() == null
                ? List.of()
                : jdbc.queryForList(
                        "select line from connector_quarantine where import_id = ? and column_name = ? and line <> ?"
                                + " and coalesce(cell_value, '') = ? order by ordinal",
                        Long.class,
                        importId,
                        row.column(),
                        row.line(),
                        row.value() == null ? "" : row.value());
    }

    public long count(UUID importId) {
        Long count = jdbc.queryForObject(
                "select count(*) from connector_quarantine where import_id = ?", Long.class, importId);
        return count == null ? 0 : count;
    }

    void drop(UUID importId) {
        jdbc.update("delete from connector_quarantine where import_id = ?", importId);
    }

    /**
     * Takes rows one by one and writes them in batches; {@link Batches#flush} at the end.
     *
     * @param begun waits until the ledger has the import
     */
    Batches of(UUID importId, Runnable begun) {
        return new Batches(importId, begun);
    }

    final class Batches implements Consumer<Quarantined> {
        private final UUID importId;
        private final Runnable begun;
        private final List<@Nullable Object[]> waiting = new ArrayList<>();
        private long ordinal;

        private Batches(UUID importId, Runnable begun) {
            this.importId = importId;
            this.begun = begun;
        }

        @Override
        public void accept(Quarantined row) {
            waiting.add(new @Nullable Object[] {
                importId, ordinal++, row.line(), row.column(), row.value(), row.reason(), row.record()
            });
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            begun.run();
            jdbc.batchUpdate(
                    "insert into connector_quarantine (import_id, ordinal, line, column_name, cell_value, reason, record)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    waiting);
            waiting.clear();
        }
    }
}
