package dev.tradewind.edge.sqlite;

import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.ProbeRound;
import dev.tradewind.edge.wire.WorkOrder;
import dev.tradewind.edge.wire.WorkReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The runs that the site is to carry out, and the agent's log of them, in a file of their own. A run's new state and its
 * log entry are one commit, synced before anything acts on it.
 */
public final class WorkBook implements AutoCloseable {
    private static final List<String> TABLES = List.of("""
            create table if not exists work (
                run_key text primary key,
                content text not null,
                state text not null,
                boot text not null,
                tries integer not null,
                again_at integer not null,
                note text not null) without rowid""", """
            create table if not exists report (
                sequence integer primary key,
                sha256 text not null,
                content text not null)""", """
            create table if not exists probe (
                number integer primary key autoincrement,
                content text not null)""");
    /** Rounds that wait: a month of one a minute. The oldest go first. */
    private static final long MOST_PROBES = 45_000;
    /** Keys of runs that ended and of whose end the console knows. The oldest go first. */
    static final long MOST_ENDED = 100_000;

    /** How far a run is here. */
    public enum State {
        WAITING,
        /** From here on it may have been started: never from the beginning again on another boot. */
        STARTING,
        RUNNING,
        ENDED
    }

    /**
     * @param boot of the machine when it was started; empty before
     * @param tries how often something that is kept running was started anew
     * @param againAt not started anew before that, UTC milliseconds
     * @param note what is to be written down at the start
     */
    public record Held(WorkOrder order, State state, String boot, int tries, long againAt, String note) {
        Held with(WorkOrder later) {
            return new Held(later, state, boot, tries, againAt, note);
        }

        public Held with(State next) {
            return new Held(order, next, boot, tries, againAt, note);
        }

        public Held starting(String onBoot, String why) {
            return new Held(order, State.STARTING, onBoot, tries, againAt, why);
        }

        public Held anew(long at) {
            return new Held(order, State.WAITING, "", tries + 1, at, "");
        }

        /** One key for each start, so that none is started twice. */
        public String runKey() {
            return tries == 0 ? order.runKey() : order.runKey() + "-r" + tries;
        }
    }

    private final Connection connection;

    private WorkBook(Connection connection) {
        this.connection = connection;
    }

    /** @throws IOException if the file cannot be opened as it must be */
    public static WorkBook open(Path directory) throws IOException {
        Files.createDirectories(directory);
        try {
            var connection = SqliteStore.connect("jdbc:sqlite:" + directory.resolve("work.db"));
            try (var statement = connection.createStatement()) {
                for (var sql : TABLES) {
                    statement.executeUpdate(sql);
                }
                // files of an earlier version have the orders of ended runs still in them
                statement.executeUpdate("update work set content = '' where state = 'ENDED' and content <> ''");
            }
            connection.setAutoCommit(false);
            return new WorkBook(connection);
        } catch (SQLException refused) {
            throw new IOException("Cannot keep the runs in " + directory + ": " + refused.getMessage(), refused);
        }
    }

    /** The runs that have not ended. */
    public synchronized List<Held> open() {
        return query("select * from work where state <> 'ENDED' order by run_key", WorkBook::held);
    }

    /** New orders are taken, later revisions replace earlier ones; a key that has ended here stays ended. */
    public synchronized void take(List<WorkOrder> orders) {
        // With each heart-beat, and mostly none.
        if (orders.isEmpty()) {
            return;
        }
        Map<String, Held> known = new HashMap<>();
        open().forEach(held -> known.put(held.order().runKey(), held));
        transaction(() -> {
            for (var order : orders) {
                var before = known.get(order.runKey());
                if (before == null && ended(order.runKey())) {
                    continue;
                }
                if (before == null) {
                    save(new Held(order, State.WAITING, "", 0, 0, ""));
                } else if (before.order().revision() < order.revision()) {
                    save(before.with(order));
                }
            }
        });
    }

    /** Durable when this returns. */
    public synchronized void become(Held next) {
        transaction(() -> save(next));
    }

    /**
     * The new state and its log entry, together.
     *
     * @param report with sequence, chain and signature still to be filled in
     * @param signs answers the signature of a text
     */
    public synchronized void become(Held next, String incarnation, WorkReport report, UnaryOperator<String> signs) {
        transaction(() -> {
            if (next.state() == State.ENDED) {
                // the key stays, so that it never starts again; what was to be run is needed no more
                row(next, "", report.atMillis());
            } else {
                save(next);
            }
            var last = query(
                    "select sequence, sha256 from report order by sequence desc limit 1",
                    row -> Map.entry(row.getLong(1), row.getString(2)));
            var unsigned = last.isEmpty()
                    ? report.behind(0, "")
                    : report.behind(last.getFirst().getKey(), last.getFirst().getValue());
            var signed = unsigned.signed(signs.apply(unsigned.text(incarnation)));
            update(
                    "insert into report values (?, ?, ?)",
                    signed.sequence(),
                    signed.sha256(incarnation),
                    new String(Json.bytes(signed), StandardCharsets.UTF_8));
        });
    }

    /** Log entries that the console did not confirm, in order. */
    public synchronized List<WorkReport> unsent(int most) {
        return query(
                "select content from report where content <> '' order by sequence limit " + most,
                row -> read(row, "content", WorkReport.class));
    }

    /** The last entry stays as the end of the chain, without its content. */
    public synchronized void confirmed(long sequence) {
        transaction(() -> {
            update(
                    "delete from report where sequence <= ? and sequence < (select max(sequence) from report)",
                    sequence);
            update("update report set content = '' where sequence <= ?", sequence);
            forgetEnded(MOST_ENDED);
        });
    }

    public synchronized void measured(ProbeRound round) {
        transaction(() -> {
            update("insert into probe (content) values (?)", Json.text(round));
            update("delete from probe where number <= (select max(number) from probe) - ?", MOST_PROBES);
        });
    }

    /** Rounds that the console did not confirm, in order. */
    public synchronized List<ProbeRound> probes(int most) {
        return query(
                "select number, content from probe order by number limit " + most,
                row -> read(row, "content", ProbeRound.class).numbered(row.getLong("number")));
    }

    public synchronized void probesConfirmed(long number) {
        transaction(() -> update("delete from probe where number <= ?", number));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                read(row, "content", WorkOrder.class),
                State.valueOf(row.getString("state")),
                row.getString("boot"),
                row.getInt("tries"),
                row.getLong("again_at"),
                row.getString("note"));
    }

    private static <T> T read(ResultSet row, String column, Class<T> as) throws SQLException {
        return Json.read(row.getString(column).getBytes(StandardCharsets.UTF_8), as);
    }

    /** Only once the console knows of all ends: until then it may hand an ended run over again. */
    private void forgetEnded(long most) throws SQLException {
        update(
                "delete from work where run_key in (select run_key from work where state = 'ENDED' order by again_at desc"
                        + " limit -1 offset ?) and not exists (select 1 from report where content <> '')",
                most);
    }

    private boolean ended(String runKey) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from work where run_key = ? and state = 'ENDED'")) {
            statement.setString(1, runKey);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void save(Held held) throws SQLException {
        row(held, Json.text(held.order()), held.againAt());
    }

    private void row(Held held, String content, long at) throws SQLException {
        update(
                "insert or replace into work values (?, ?, ?, ?, ?, ?, ?)",
                held.order().runKey(),
                content,
                held.state().name(),
                held.boot(),
                held.tries(),
                at,
                held.note());
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void transaction(Work work) {
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            try {
                connection.rollback();
            } catch (SQLException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw new IllegalStateException(
                    "The runs of the site could not be written: " + failed.getMessage(), failed);
        }
    }

    private <T> List<T> query(String sql, Reading<T> reading) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var found = new ArrayList<T>();
            while (row.next()) {
                found.add(reading.of(row));
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("The runs of the site could not be read: " + broken.getMessage(), broken);
        }
    }

    private void update(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** How many wait, run, and how many log entries were not confirmed. */
    public synchronized Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        query(
                        "select state, count(*) from work where state <> 'ENDED' group by state"
                                + " union all select 'UNSENT', count(*) from report where content <> ''",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException("The file of the runs does not close", broken);
        }
    }
}
