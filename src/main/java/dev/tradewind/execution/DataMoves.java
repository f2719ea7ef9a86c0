package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.execution.move.Commit;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.execution.move.MoveRows;
import dev.tradewind.execution.move.MoveState;
import dev.tradewind.execution.move.OtherContent;
import dev.tradewind.execution.move.StoreRefused;
import dev.tradewind.execution.move.StoreSilent;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The data sets that go with a workload, and full copies of replicated ones: copied before anything is dispatched, one after the
 * other, in slices short enough that a pause takes hold between two; and removed again, as far as we made them, when it is undone.
 */
@Component
class DataMoves {
    private static final Duration REMIND = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final MoveRows rows;
    private final ObjectMoves byObjects;
    private final CommandMoves byCommand;
    private final EgressBudgets budgets;
    private final Workloads workloads;
    private final History history;
    private final AuditTrail audit;
    private final Clock clock;

    DataMoves(
            Ledger ledger,
            MoveRows rows,
            ObjectMoves byObjects,
            CommandMoves byCommand,
            EgressBudgets budgets,
            Workloads workloads,
            History history,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.rows = rows;
        this.byObjects = byObjects;
        this.byCommand = byCommand;
        this.budgets = budgets;
        this.workloads = workloads;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** One slice. The target is asked first whether it would take the work: nothing is copied for one that would not. */
    StepOutcome prepare(ExecutionSummary of, long fence, Supplier<StepOutcome> rehearsal) {
        var known = rows.of(of.id());
        if (known.isEmpty()) {
            var outcome = rehearsal.get();
            boolean taken = outcome instanceof StepOutcome.Done || outcome instanceof StepOutcome.Skip;
            var wanted = taken ? wanted(of) : List.<DataMove>of();
            if (wanted.isEmpty()) {
                return outcome;
            }
            return begin(of, wanted, fence);
        }
        return goOn(of, known, fence);
    }

    /** One slice of a full copy of one data set, which no work follows. */
    StepOutcome copy(ExecutionSummary of, String dataSet, long fence) {
        var known = rows.of(of.id());
        if (!known.isEmpty()) {
            return goOn(of, known, fence);
        }
        var wanted = data(of, dataSet)
                .filter(data -> data.copy() != null)
                .map(data -> List.of(wanted(of, data, 0)))
                .orElse(List.of());
        return wanted.isEmpty()
                ? new StepOutcome.Undo("the workload no longer says how %s is copied".formatted(dataSet))
                : begin(of, wanted, fence);
    }

    private StepOutcome begin(ExecutionSummary of, List<DataMove> wanted, long fence) {
        commit(of, fence).of(() -> wanted.forEach(rows::add));
        return new StepOutcome.Wait(clock.instant(), "to be copied: " + names(wanted), null);
    }

    private StepOutcome goOn(ExecutionSummary of, List<DataMove> known, long fence) {
        return known.stream()
                .filter(move -> move.state() != MoveState.COPIED)
                .findFirst()
                .map(move -> advance(of, move, fence))
                .orElseGet(() -> new StepOutcome.Done(
                        known.stream().map(DataMove::detail).collect(Collectors.joining("; "))));
    }

    private List<DataMove> wanted(ExecutionSummary of) {
        var moves = new ArrayList<DataMove>();
        if (!of.toSite().equals(of.fromSite())) {
            for (var data : workload(of).dataSets()) {
                if (goesAlong(data) && !data.siteId().equals(of.toSite())) {
                    moves.add(wanted(of, data, moves.size()));
                }
            }
        }
        return moves;
    }

    /** A replicated one stays where it is: that it says how it is copied is for the copies that plans want. */
    private static boolean goesAlong(DataSet of) {
        return of.copy() != null && of.mode() == DataSetMode.MOVABLE;
    }

    private DataMove wanted(ExecutionSummary of, DataSet data, int position) {
        var copy = java.util.Objects.requireNonNull(data.copy());
        var budget = budgets.of(data, copy, of.toSite());
        boolean objects = copy.objects() != null;
        return new DataMove(
                of.id(),
                position,
                data.name(),
                objects ? DataMove.Kind.OBJECTS : DataMove.Kind.COMMAND,
                MoveState.WAITING,
                data.siteId(),
                of.toSite(),
                objects ? byObjects.storeAt(data.siteId()) : null,
                objects ? byObjects.storeAt(of.toSite()) : null,
                0,
                0,
                0,
                0,
                0,
                0,
                budget.usd().orElse(null),
                budget.gigabytes().orElse(null),
                0,
                0,
                null,
                null,
                "");
    }

    private StepOutcome advance(ExecutionSummary of, DataMove move, long fence) {
        var commit = commit(of, fence);
        var data = data(of, move.dataSet());
        if (data.isEmpty() || data.get().copy() == null) {
            return new StepOutcome.Undo("the workload no longer says how %s is copied".formatted(move.dataSet()));
        }
        var copy = data.get().copy();
        try {
            if (move.state() == MoveState.WAITING) {
                commit.of(() -> tell(of, move, "data-copy-begun", "%s: copying begun".formatted(move.dataSet())));
            }
            var came = move.kind() == DataMove.Kind.OBJECTS
                    ? byObjects.advance(move, copy, commit)
                    : byCommand.advance(of, move, copy, commit);
            return switch (came) {
                case Slice.More(var at, var words) -> new StepOutcome.Wait(at, words, null);
                case Slice.Copied(var words) -> {
                    commit.of(() -> {
                        rows.become(move, MoveState.COPIED, words, clock.instant());
                        tell(of, move, "data-copied", words);
                    });
                    yield new StepOutcome.Wait(clock.instant(), words, null);
                }
                case Slice.AtLimit(var why) -> {
                    commit.of(() -> rows.become(move, MoveState.STOPPED, why, clock.instant()));
                    yield new StepOutcome.Hold(
                            HoldReason.BUDGET,
                            why + ": raise it with a reason, or cancel, which removes what was copied",
                            clock.instant().plus(REMIND));
                }
                case Slice.Failed(var why) -> new StepOutcome.Retry(why, null);
                case Slice.Untold(var why) -> new StepOutcome.Unknown(why);
            };
        } catch (StoreSilent silent) {
            return new StepOutcome.Unknown("asking again: " + silent.getMessage());
        } catch (StoreRefused refused) {
            return new StepOutcome.Retry(String.valueOf(refused.getMessage()), null);
        } catch (OtherContent other) {
            return new StepOutcome.Undo(String.valueOf(other.getMessage()));
        }
    }

    /** More may be spent; in the transaction of the person's decision. Words for the history. */
    String raise(UUID execution, BigDecimal to) {
        var move = rows.of(execution).stream()
                .filter(m -> m.state() == MoveState.STOPPED)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No copy of this execution waits at its egress budget"));
        var before = java.util.Objects.requireNonNull(move.budget());
        if (to.compareTo(before) <= 0) {
            throw new IllegalArgumentException("The egress budget of %s is %s %s already; raise it above that"
                    .formatted(move.dataSet(), move.budgetUnit(), before.toPlainString()));
        }
        rows.budget(move, move.budgetUsd() == null ? null : to, move.budgetUsd() == null ? to : null);
        return "egress budget of %s %s %s, was %s"
                .formatted(move.dataSet(), move.budgetUnit(), to.toPlainString(), before.toPlainString());
    }

    /**
     * One slice of removing what was copied; null once nothing of ours is left.
     *
     * @throws IllegalStateException if a store refuses
     */
    @Nullable
    Turn removing(ExecutionSummary now, long fence) {
        var move = rows.of(now.id()).reversed().stream()
                .filter(m -> m.state() != MoveState.REMOVED)
                .findFirst()
                .orElse(null);
        if (move == null) {
            return null;
        }
        var commit = commit(now, fence);
        try {
            var words =
                    move.kind() == DataMove.Kind.OBJECTS ? byObjects.remove(move, commit) : byCommand.end(now, move);
            if (words.isEmpty()) {
                return new Turn.LookAgain(clock.instant().plusSeconds(move.kind() == DataMove.Kind.OBJECTS ? 0 : 1));
            }
            var told = move.dataSet() + ": " + words.get();
            commit.of(() -> {
                rows.become(move, MoveState.REMOVED, told, clock.instant());
                tell(now, move, "data-copy-removed", told);
            });
            return new Turn.GoOn();
        } catch (StoreSilent silent) {
            ledger.underFence(now.id(), fence, execution -> {
                execution.step(StepKind.PREPARE).note("asking again: " + silent.getMessage());
                return true;
            });
            return new Turn.LookAgain(clock.instant().plus(AGAIN));
        } catch (StoreRefused refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** What undoing came to, in words. */
    String undone(UUID execution) {
        var all = rows.of(execution);
        return all.isEmpty()
                ? "nothing to undo"
                : all.stream().map(DataMove::detail).collect(Collectors.joining("; "));
    }

    /** Names of the data sets that stand at the new site now, by the site that they came from. */
    TreeMap<String, Set<String>> copiedFrom(UUID execution) {
        return rows.of(execution).stream()
                .filter(move -> move.state() == MoveState.COPIED)
                .collect(Collectors.groupingBy(
                        DataMove::fromSite, TreeMap::new, Collectors.mapping(DataMove::dataSet, Collectors.toSet())));
    }

    List<DataMove> of(UUID execution) {
        return rows.of(execution);
    }

    Optional<BigDecimal> spentUsd(DataMove of) {
        return budgets.usd(of, of.bytesSent());
    }

    private Commit commit(ExecutionSummary of, long fence) {
        return change -> ledger.underFence(of.id(), fence, execution -> {
            change.run();
            return true;
        });
    }

    private void tell(ExecutionSummary of, DataMove move, String action, String words) {
        history.add(of.id(), of.fence(), words);
        var facts = new TreeMap<String, Object>(Ledger.facts(of, null));
        facts.put("dataSet", move.dataSet());
        facts.put("fromSite", move.fromSite());
        facts.put("toSite", move.toSite());
        if (move.fromStore() != null && move.toStore() != null) {
            facts.put("fromStore", move.fromStore());
            facts.put("toStore", move.toStore());
        }
        var now = rows.of(of.id(), move.position());
        facts.put("objects", now.objectsDone());
        facts.put("bytes", now.bytesDone());
        facts.put("bytesSent", now.bytesSent());
        if (now.budget() != null) {
            facts.put(
                    "budget" + (now.budgetUsd() != null ? "Usd" : "Gigabytes"),
                    now.budget().toPlainString());
        }
        audit.record(Change.of("execution." + action, "execution", of.shortId(), facts)
                .because(words));
    }

    private Optional<DataSet> data(ExecutionSummary of, String name) {
        return workload(of).dataSets().stream()
                .filter(data -> data.name().equals(name))
                .findFirst();
    }

    private static String names(List<DataMove> moves) {
        return moves.stream().map(DataMove::dataSet).collect(Collectors.joining(", "));
    }

    private Workload workload(ExecutionSummary of) {
        return workloads
                .byId(of.workloadId())
                .orElseThrow(() -> new IllegalStateException(
                        "The workload " + of.workload() + " is gone. Maybe it was removed while it was being moved?"));
    }
}
