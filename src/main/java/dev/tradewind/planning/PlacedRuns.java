package dev.tradewind.planning;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.Role;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.quantity.Timestamps;
import dev.tradewind.workload.Workloads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs that were ordered on reservations. Each change of state stands in the log, in its transaction. */
@Component
@Transactional
public class PlacedRuns {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Workloads workloads;
    private final Clock clock;

    PlacedRuns(JdbcClient jdbc, AuditTrail audit, Workloads workloads, Clock clock) {
        this.workloads = workloads;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes an order; the same one again is the first one. */
    public PlacedRun order(PlacedRun run) {
        var known = byId(run.id());
        if (known.isPresent()) {
            return known.get();
        }
        jdbc.sql("""
                        insert into planning_placed_run (id, workload, site, slots, milli_vcpu, mebibytes, milli_gpu,
                            starts_at, ends_at, state, words, ordered_by, ordered_at, changed_at, spot)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        run.id(),
                        run.workload(),
                        run.site(),
                        run.slots().stream()
                                .map(range -> range.from() + "-" + range.to())
                                .collect(Collectors.joining(",")),
                        run.milliVcpu(),
                        run.mebibytes(),
                        run.milliGpu(),
                        Timestamps.utc(run.startsAt()),
                        Timestamps.utc(run.endsAt()),
                        run.state().name(),
                        run.words(),
                        run.orderedBy(),
                        Timestamps.utc(run.orderedAt()),
                        Timestamps.utc(run.orderedAt()),
                        run.spot())
                .update();
        audit.record(Change.of("placed-run.ordered", "placed-run", run.id().toString(), facts(run)));
        return run;
    }

    /**
     * A person gives its capacity back before it starts.
     *
     * @throws IllegalStateException once it has started or ended
     * @throws dev.tradewind.identity.OutOfScope for who is no operator of its workload
     */
    public PlacedRun cancel(UUID id, String words) {
        var run = byId(id).orElseThrow(() -> new IllegalArgumentException("there is no placed run " + id));
        workloads.require(run.workload(), Role.OPERATOR);
        if (run.state() != PlacedRunState.ORDERED && run.state() != PlacedRunState.CANCELLED) {
            throw new IllegalStateException(
                    "placed run " + id + " is " + run.state() + "; only an ORDERED one is cancelled");
        }
        return become(id, PlacedRunState.CANCELLED, words);
    }

    /** Moves it on; the same state with other words is no change of state. */
    public PlacedRun become(UUID id, PlacedRunState next, String words) {
        var before = byId(id).orElseThrow(() -> new IllegalArgumentException("there is no placed run " + id));
        if (before.state() == next) {
            return before;
        }
        if (!before.state().next().contains(next)) {
            throw new IllegalStateException("placed run " + id + " is " + before.state() + " and cannot become " + next
                    + ". Maybe it ended meanwhile?");
        }
        var changed = jdbc.sql(
                        "update planning_placed_run set state = ?, words = ?, changed_at = ? where id = ? and state = ?")
                .params(
                        next.name(),
                        words,
                        Timestamps.utc(clock.instant()),
                        id,
                        before.state().name())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("placed run " + id + " was changed meanwhile");
        }
        var after = byId(id).orElseThrow();
        audit.record(Change.of(
                        "placed-run." + next.name().toLowerCase(java.util.Locale.ROOT),
                        "placed-run",
                        id.toString(),
                        facts(before),
                        facts(after))
                .because(words));
        return after;
    }

    @Transactional(readOnly = true)
    public Optional<PlacedRun> byId(UUID id) {
        return jdbc.sql("select * from planning_placed_run where id = ?")
                .param(id)
                .query(PlacedRuns::row)
                .optional();
    }

    /** Not ended, by start. */
    @Transactional(readOnly = true)
    public List<PlacedRun> open() {
        return jdbc.sql(
                        "select * from planning_placed_run where state in ('ORDERED', 'STARTED') order by starts_at, id")
                .query(PlacedRuns::row)
                .list();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<PlacedRun> newest(int limit) {
        return jdbc.sql("select * from planning_placed_run order by ordered_at desc, id desc limit ?")
                .param(limit)
                .query(PlacedRuns::row)
                .list();
    }

    private static Map<String, Object> facts(PlacedRun of) {
        return Map.of(
                "workload", of.workload(),
                "site", of.site(),
                "startsAt", of.startsAt().toString(),
                "endsAt", of.endsAt().toString(),
                "state", of.state().name());
    }

    private static PlacedRun row(ResultSet row, int number) throws SQLException {
        return new PlacedRun(
                row.getObject("id", UUID.class),
                row.getString("workload"),
                row.getString("site"),
                Arrays.stream(row.getString("slots").split(","))
                        .map(range -> range.split("-"))
                        .map(ends -> new SlotRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                        .toList(),
                row.getLong("milli_vcpu"),
                row.getLong("mebibytes"),
                row.getLong("milli_gpu"),
                Timestamps.at(row, "starts_at"),
                Timestamps.at(row, "ends_at"),
                PlacedRunState.valueOf(row.getString("state")),
                row.getString("words"),
                row.getString("ordered_by"),
                Timestamps.at(row, "ordered_at"),
                row.getBoolean("spot"));
    }
}
