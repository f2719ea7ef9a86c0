package dev.tradewind.planning;

import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Workloads of which something changed since a plan looked at them, one row each, however much happened. */
@Component
@Transactional
public class Replans {
    private static final int LONGEST = 1000;
    private final JdbcClient jdbc;
    private final Clock clock;

    Replans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param causes in words, parted by semicolons
     * @param lastAt the latest of them
     */
    public record Waiting(String workload, String causes, Instant firstAt, Instant lastAt) {}

    /** Joins the transaction of what happened. */
    void note(Collection<String> workloads, String cause) {
        var now = Timestamps.utc(clock.instant());
        for (var workload : workloads) {
            jdbc.sql(
                            "insert into planning_replan (workload, causes, first_at, last_at) values (?, ?, ?, ?) on conflict do nothing")
                    .params(workload, cause, now, now)
                    .update();
            jdbc.sql("""
                            update planning_replan set last_at = ?,
                                causes = case when position(? in causes) > 0 or length(causes) > ? then causes
                                    else causes || '; ' || ? end
                            where workload = ?""")
                    .params(now, cause, LONGEST - cause.length() - 2, cause, workload)
                    .update();
        }
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        return jdbc.sql("select workload, causes, first_at, last_at from planning_replan order by workload")
                .query((row, n) ->
                        new Waiting(row.getString(1), row.getString(2), Timestamps.at(row, 3), Timestamps.at(row, 4)))
                .list();
    }

    /** A plan looked at these; what happened after its inputs were frozen waits on. */
    void covered(Collection<String> workloads, Instant frozenAt) {
        for (var workload : workloads) {
            jdbc.sql("delete from planning_replan where workload = ? and last_at <= ?")
                    .params(workload, Timestamps.utc(frozenAt))
                    .update();
        }
    }
}
