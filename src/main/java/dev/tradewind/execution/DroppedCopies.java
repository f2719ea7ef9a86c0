package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.execution.move.Commit;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.execution.move.MoveRows;
import dev.tradewind.execution.move.MoveState;
import dev.tradewind.execution.move.StoreRefused;
import dev.tradewind.execution.move.StoreSilent;
import dev.tradewind.planning.PlannedReplica;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the objects of a copy that was dropped, as far as an execution of ours made them and they are still what it made. */
@Component
class DroppedCopies {
    private final JdbcClient jdbc;
    private final MoveRows rows;
    private final ObjectMoves byObjects;
    private final Ledger ledger;
    private final History history;
    private final AuditTrail audit;
    private final Clock clock;

    DroppedCopies(
            JdbcClient jdbc,
            MoveRows rows,
            ObjectMoves byObjects,
            Ledger ledger,
            History history,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.byObjects = byObjects;
        this.ledger = ledger;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** One slice; null once nothing of ours is left. */
    @Nullable
    StepOutcome remove(ExecutionSummary of, PlannedReplica copy, long fence) {
        var move = made(copy).stream()
                .filter(each -> each.state() == MoveState.COPIED)
                .findFirst()
                .orElse(null);
        if (move == null) {
            return null;
        }
        Commit commit = change -> ledger.underFence(of.id(), fence, execution -> {
            change.run();
            return true;
        });
        try {
            var words = byObjects.remove(move, commit);
            words.ifPresent(said -> commit.of(() -> {
                rows.become(move, MoveState.REMOVED, said, clock.instant());
                tell(of, move, said);
            }));
            return new StepOutcome.Wait(
                    clock.instant(), words.orElse("what was copied to %s is removed".formatted(move.toSite())), null);
        } catch (StoreSilent silent) {
            return new StepOutcome.Unknown("asking again: " + silent.getMessage());
        } catch (StoreRefused refused) {
            // dropped it is, whatever the store says: taking that back would tell readers of a copy in pieces
            return new StepOutcome.Unknown("asking again: " + refused.getMessage());
        }
    }

    /** Whether removing has begun: what is gone is not brought back. */
    boolean begun(ExecutionSummary of, PlannedReplica copy) {
        var since = of.steps().get(StepKind.FINALISE.ordinal()).startedAt();
        return since != null
                && made(copy).stream()
                        .anyMatch(move -> move.state() == MoveState.COPIED
                                || move.endedAt() != null && !move.endedAt().isBefore(since));
    }

    /** By executions that copied it there for a plan; what went along with a workload is the original now, and no copy. */
    private List<DataMove> made(PlannedReplica copy) {
        return jdbc.sql("""
                        select m.execution_id, m.position from execution_move m
                        join execution e on e.id = m.execution_id
                        join recommendation_copy c on c.recommendation_id = e.recommendation_id
                        where m.kind = 'OBJECTS' and m.state in ('COPIED', 'REMOVED') and e.state = 'SUCCEEDED'
                          and m.data_set = ? and m.from_site = ? and m.to_site = ?
                        order by e.number, m.position
                        """)
                .params(copy.origin().name(), copy.origin().original(), copy.site())
                .query((row, n) -> rows.of(row.getObject(1, java.util.UUID.class), row.getInt(2)))
                .list();
    }

    private void tell(ExecutionSummary of, DataMove move, String words) {
        history.add(of.id(), of.fence(), move.dataSet() + ": " + words);
        var facts = new TreeMap<String, Object>(Ledger.facts(of, null));
        facts.put("dataSet", move.dataSet());
        facts.put("site", move.toSite());
        if (move.toStore() != null) {
            facts.put("store", move.toStore());
        }
        audit.record(Change.of("execution.data-copy-removed", "execution", of.shortId(), facts)
                .because(words));
    }
}
