package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.recommendation.Copies;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of a copy of a data set that a plan wants made or dropped. Where the data set says how it is copied we copy it, else a
 * person does and confirms it; no work is moved or started. Then all who use the data set are told where copies are.
 */
@Component
class CopyWork {
    /** In place of an executor. */
    static final String ID = "data-copy";

    private static final Duration REMIND = Duration.ofDays(1);

    private final Copies copies;
    private final ByHand byHand;
    private final DataMoves moves;
    private final DroppedCopies dropped;
    private final Workloads workloads;
    private final AuditTrail audit;
    private final Clock clock;

    CopyWork(
            Copies copies,
            ByHand byHand,
            DataMoves moves,
            DroppedCopies dropped,
            Workloads workloads,
            AuditTrail audit,
            Clock clock) {
        this.copies = copies;
        this.byHand = byHand;
        this.moves = moves;
        this.dropped = dropped;
        this.workloads = workloads;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it is ours to copy, so that no executor runs anything. */
    static boolean copies(ExecutionSummary of) {
        return of.executor().equals(ID);
    }

    /** Whether it is a copy at all. Moves of work are told apart without asking the database. */
    boolean carries(ExecutionSummary of) {
        return copies(of)
                || ByHand.carries(of) && copies.planned(of.recommendationId()).isPresent();
    }

    /** Who carries it out: nothing is dropped without a person's word. */
    String carrier(RecommendationSummary of) {
        return copies.of(of.id())
                .filter(copy -> copy.makes() && copy.how() != null)
                .map(copy -> ID)
                .orElse(ByHand.ID);
    }

    /** What keeps a person's part from counting as done, or null once they have confirmed. */
    @Nullable
    StepOutcome gate(ExecutionSummary of) {
        if (copies(of) || byHand.applied(of)) {
            return null;
        }
        var copy = copy(of);
        return new StepOutcome.Hold(
                HoldReason.MANUAL,
                copy.makes()
                        ? "a person must copy data set %s from %s to %s, see to it that it is kept up to date, and confirm it here"
                                .formatted(copy.origin().name(), copy.origin().original(), copy.site())
                        : "a person must see to it that nobody reads the copy of %s at %s any more, and confirm it here"
                                .formatted(copy.origin().name(), copy.site()),
                clock.instant().plus(REMIND));
    }

    /** Outside any transaction; null where the step has nothing to do there. */
    @Nullable
    StepOutcome outside(ExecutionSummary of, StepKind step, long fence) {
        if (copies(of) && step == StepKind.PREPARE) {
            return moves.copy(of, copy(of).origin().name(), fence);
        }
        if (ByHand.carries(of) && step == StepKind.FINALISE) {
            var copy = copy(of);
            return copy.makes() ? null : dropped.remove(of, copy, fence);
        }
        return null;
    }

    /** Inside the transaction that records the step. */
    StepOutcome inside(ExecutionSummary of, StepKind step) {
        return switch (step) {
            case RESERVE -> new StepOutcome.Skip("a copy of data needs no machines");
            case PREPARE -> new StepOutcome.Skip("a person sees to it");
            case DISPATCH -> copies(of) ? new StepOutcome.Skip("no work is moved or started") : byHand.inside(of, step);
            case CUT_OVER -> record(of);
            case VERIFY -> verify(of);
            case PRECHECK, FINALISE -> throw new IllegalStateException(step + " is the same for everything");
        };
    }

    private StepOutcome record(ExecutionSummary of) {
        var copy = copy(of);
        var told = tell(of, copy, copy.makes());
        return new StepOutcome.Done((copy.makes()
                        ? "a copy of %s at %s is recorded in %s"
                        : "the copy of %s at %s is no longer recorded in %s")
                .formatted(
                        copy.origin().name(), copy.site(), told.isEmpty() ? "nothing more" : String.join(", ", told)));
    }

    private StepOutcome verify(ExecutionSummary of) {
        var copy = copy(of);
        var otherwise = copies.users(copy).stream()
                .filter(workload -> recorded(workload, copy) != copy.makes())
                .map(Workload::name)
                .toList();
        return otherwise.isEmpty()
                ? new StepOutcome.Done("all who use %s %s at %s"
                        .formatted(
                                copy.origin().name(),
                                copy.makes() ? "know of its copy" : "know of no copy",
                                copy.site()))
                : new StepOutcome.Retry(
                        "%s was changed meanwhile and says otherwise".formatted(String.join(", ", otherwise)), null);
    }

    private static boolean recorded(Workload workload, PlannedReplica copy) {
        return workload.dataSets().stream()
                .filter(data -> data.name().equals(copy.origin().name())
                        && data.siteId().equals(copy.origin().original()))
                .map(DataSet::replicas)
                .anyMatch(sites -> sites.contains(copy.site()));
    }

    /** Why it cannot be taken back; empty where it can. */
    Optional<String> lasting(ExecutionSummary of) {
        return carries(of)
                ? Optional.of(copy(of))
                        .filter(copy -> !copy.makes() && dropped.begun(of, copy))
                        .map(copy ->
                                "The objects of the copy at %s were removed; rolling back does not bring them back. Maybe plan again, and the copy is proposed if it pays?"
                                        .formatted(copy.site()))
                : Optional.empty();
    }

    /** Undoes what was recorded; words for the timeline. */
    String takeBack(ExecutionSummary of) {
        var copy = copy(of);
        if (!copy.makes() && dropped.begun(of, copy)) {
            return "its objects were removed, so that the copy stays dropped";
        }
        var told = tell(of, copy, !copy.makes());
        return told.isEmpty()
                ? "nothing was recorded"
                : (copy.makes()
                                ? "the copy of %s at %s is no longer recorded in %s"
                                : "a copy of %s at %s is recorded again in %s")
                        .formatted(copy.origin().name(), copy.site(), String.join(", ", told));
    }

    private List<String> tell(ExecutionSummary of, PlannedReplica copy, boolean there) {
        var origin = copy.origin();
        var told = workloads.recordCopy(origin.name(), origin.original(), copy.site(), there);
        if (!told.isEmpty()) {
            audit.record(Change.of(
                    there ? "data-set.copy-recorded" : "data-set.copy-dropped",
                    "data-set",
                    copy.dataSet(),
                    Map.of("site", copy.site(), "workloads", told, "execution", of.shortId())));
        }
        return told;
    }

    private PlannedReplica copy(ExecutionSummary of) {
        return copies.planned(of.recommendationId())
                .orElseThrow(
                        () -> new IllegalStateException(
                                of.recommendation()
                                        + " no longer says which copy it is about. Maybe its row was removed from recommendation_copy?"));
    }
}
