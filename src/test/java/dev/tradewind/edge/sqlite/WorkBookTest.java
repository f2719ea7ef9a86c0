package dev.tradewind.edge.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More runs than are remembered have ended at a site. */
class WorkBookTest {
    @TempDir
    Path directory;

    @BeforeEach
    void moreEndedRunsThanAreRemembered() throws Exception {
        WorkBook.open(directory).close();
        change("""
                insert into work with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                select 'run-' || i, '{"of": "an earlier version"}', 'ENDED', '', 0, i, '' from n""".formatted(WorkBook.MOST_ENDED + 5));
    }

    @Test
    void theOldestKeysGoOnceTheConsoleKnowsOfAllEnds() throws Exception {
        try (var book = WorkBook.open(directory)) {
            book.confirmed(0);
        }
        assertThat(count("run_key is not null")).isEqualTo(WorkBook.MOST_ENDED);
        assertThat(count("run_key in ('run-1', 'run-5')")).isZero();
        assertThat(count("run_key = 'run-6'")).isEqualTo(1);
        assertThat(count("content <> ''")).as("orders of ended runs").isZero();
    }

    @Test
    void noKeyGoesWhileAnEndIsUnsent() throws Exception {
        change("insert into report values (1, 'x', '{}')");
        try (var book = WorkBook.open(directory)) {
            book.confirmed(0);
        }
        assertThat(count("run_key is not null")).isEqualTo(WorkBook.MOST_ENDED + 5);
    }

    private void change(String sql) throws SQLException {
        try (var connection = SqliteStore.connect("jdbc:sqlite:" + directory.resolve("work.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long count(String where) throws SQLException {
        try (var connection = SqliteStore.connect("jdbc:sqlite:" + directory.resolve("work.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from work where " + where)) {
            return row.getLong(1);
        }
    }
}
