package dev.tradewind.edge.centre;

import dev.tradewind.edge.EdgeRun;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.WorkOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders that agents carry out, as the console keeps them. Writes belong to the caller's transaction. */
@Component
class WorkOrders {
    private static final String OPEN = "('WAITING', 'RUNNING')";
    private static final String COLUMNS =
            "run_key, site, workload, spec_sha256, revision, delivered_to, known_revision,"
                    + " state, words, object, started_at, ended_at, exit_code, output, created_at, state_at";

    private final JdbcClient jdbc;

    WorkOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String site, WorkOrder order, String specSha256, Instant now) {
        jdbc.sql("insert into edge_order (run_key, site, workload, spec_sha256, content, revision, known_revision,"
                        + " state, words, created_at, state_at) values (?, ?, ?, ?, ?, ?, 0, 'WAITING', '', ?, ?)")
                .params(
                        order.runKey(),
                        site,
                        order.workload(),
                        specSha256,
                        Json.text(order),
                        order.revision(),
                        Timestamp.from(now),
                        Timestamp.from(now))
                .update();
    }

    Optional<EdgeRun> of(String runKey) {
        return jdbc.sql("select " + COLUMNS + " from edge_order where run_key = ?")
                .param(runKey)
                .query(WorkOrders::run)
                .optional();
    }

    Optional<WorkOrder> order(String runKey) {
        return jdbc.sql("select content from edge_order where run_key = ?")
                .param(runKey)
                .query(String.class)
                .optional()
                .map(WorkOrders::read);
    }

    /** The next revision, if anything changes and the run has not ended. */
    boolean change(String runKey, UnaryOperator<WorkOrder> change) {
        var before = order(runKey).orElse(null);
        if (before == null) {
            return false;
        }
        var after = change.apply(before);
        if (after.equals(before)) {
            return false;
        }
        var next = after.revised(before.revision() + 1);
        return jdbc.sql(
                                "update edge_order set content = ?, revision = ? where run_key = ? and revision = ? and state in "
                                        + OPEN)
                        .params(Json.text(next), next.revision(), runKey, before.revision())
                        .update()
                > 0;
    }

    /**
     * What the agent does not know yet. An order that went to another data directory of the site may have been carried out
     * there: only what is kept running is handed over anew.
     */
    List<WorkOrder> toDeliver(String site, String incarnation, Map<String, Long> known) {
        var rows = jdbc.sql("select content, delivered_to from edge_order where site = ? and state in " + OPEN
                        + " order by created_at, run_key")
                .param(site)
                .query((row, n) -> new Row(read(row.getString(1)), row.getString(2)))
                .list();
        known.forEach((key, revision) -> jdbc.sql(
                        "update edge_order set known_revision = ? where run_key = ? and site = ? and known_revision < ?")
                .params(revision, key, site, revision)
                .update());
        var due = rows.stream()
                .filter(row -> row.deliveredTo() == null
                        || row.deliveredTo().equals(incarnation)
                        || row.order().allowance().keep())
                .filter(row -> known.getOrDefault(row.order().runKey(), 0L)
                        < row.order().revision())
                .limit(200)
                .toList();
        due.forEach(row -> jdbc.sql("update edge_order set delivered_to = ? where run_key = ?")
                .params(incarnation, row.order().runKey())
                .update());
        return due.stream().map(Row::order).toList();
    }

    private record Row(WorkOrder order, @Nullable String deliveredTo) {}

    /** The open runs that are kept for a workload. */
    List<String> kept(String site, String workload) {
        return jdbc
                .sql("select content from edge_order where site = ? and workload = ? and state in " + OPEN)
                .params(site, workload)
                .query(String.class)
                .list()
                .stream()
                .map(WorkOrders::read)
                .filter(order -> order.allowance().keep())
                .map(WorkOrder::runKey)
                .toList();
    }

    List<EdgeRun> latest(int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from edge_order order by created_at desc, run_key fetch first ? rows only")
                .param(most)
                .query(WorkOrders::run)
                .list();
    }

    private static WorkOrder read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), WorkOrder.class);
    }

    private static EdgeRun run(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new EdgeRun(
                row.getString("run_key"),
                row.getString("site"),
                row.getString("workload"),
                row.getString("spec_sha256"),
                EdgeRun.State.valueOf(row.getString("state")),
                row.getLong("known_revision") >= row.getLong("revision"),
                row.getString("delivered_to"),
                row.getString("words"),
                row.getString("object"),
                Times.maybe(row, "started_at"),
                Times.maybe(row, "ended_at"),
                row.getObject("exit_code", Integer.class),
                row.getString("output"),
                Times.instant(row, "created_at"),
                Times.instant(row, "state_at"));
    }
}
