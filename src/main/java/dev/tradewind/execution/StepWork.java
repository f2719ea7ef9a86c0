package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.recommendation.MoveRuns;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each step does. A step whose effect is in our own database does it in the transaction that records it, so it
 * happens once; the others act outside, by key, before that transaction.
 */
@Component
class StepWork {
    private final Precheck precheck;
    private final Dispatch dispatch;
    private final ByHand byHand;
    private final Applying applying;
    private final CopyWork copies;
    private final DataMoves moves;
    private final PathOrders orders;
    private final PathCheck paths;
    private final Reservations reservations;
    private final MoveRuns runs;
    private final Workloads workloads;
    private final Recommendations recommendations;
    private final AuditTrail audit;
    private final ExecutionSettings settings;
    private final Clock clock;

    StepWork(
            Precheck precheck,
            Dispatch dispatch,
            ByHand byHand,
            Applying applying,
            CopyWork copies,
            DataMoves moves,
            PathOrders orders,
            PathCheck paths,
            Reservations reservations,
            MoveRuns runs,
            Workloads workloads,
            Recommendations recommendations,
            AuditTrail audit,
            ExecutionSettings settings,
            Clock clock) {
        this.precheck = precheck;
        this.dispatch = dispatch;
        this.byHand = byHand;
        this.applying = applying;
        this.copies = copies;
        this.moves = moves;
        this.orders = orders;
        this.paths = paths;
        this.reservations = reservations;
        this.runs = runs;
        this.workloads = workloads;
        this.recommendations = recommendations;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Outside any transaction; null where the step has nothing to do there. */
    @Nullable
    StepOutcome outside(ExecutionSummary of, StepSummary step, long fence) {
        if (copies.carries(of)) {
            return copy(of, step, fence);
        }
        if (ByHand.carries(of) || byHand.applied(of)) {
            return null;
        }
        if (applying.carries(of)) {
            return switch (step.kind()) {
                case PREPARE -> applying.prepare(of);
                case DISPATCH -> applying.run(of, step);
                case PRECHECK, RESERVE, CUT_OVER, VERIFY, FINALISE -> null;
            };
        }
        return switch (step.kind()) {
            case PREPARE -> {
                var ordering = orders.look(of, step, fence);
                yield ordering != null ? ordering : moves.prepare(of, fence, () -> prepare(of));
            }
            case DISPATCH -> dispatch.run(of, step);
            case FINALISE -> dispatch.retire(of, step);
            case PRECHECK, RESERVE, CUT_OVER, VERIFY -> null;
        };
    }

    private @Nullable StepOutcome copy(ExecutionSummary of, StepSummary step, long fence) {
        var ordering = CopyWork.copies(of) && step.kind() == StepKind.PREPARE ? orders.look(of, step, fence) : null;
        return ordering != null ? ordering : copies.outside(of, step.kind(), fence);
    }

    /** Whether the new place reaches whom it must, then whether it would take the work. */
    private StepOutcome prepare(ExecutionSummary of) {
        var seen = paths.look(of, workload(of));
        if (seen.objection() != null) {
            return new StepOutcome.Retry(seen.objection(), null);
        }
        var outcome = dispatch.prepare(of);
        if (seen.words().isEmpty()) {
            return outcome;
        }
        if (outcome instanceof StepOutcome.Done(var detail, var run)) {
            return new StepOutcome.Done(detail + "; " + seen.words(), run);
        }
        return outcome instanceof StepOutcome.Skip(var reason)
                ? new StepOutcome.Done(reason + "; " + seen.words())
                : outcome;
    }

    /** Inside the transaction that records the step. */
    StepOutcome inside(ExecutionSummary of, StepKind step, String digest) {
        boolean own = step != StepKind.PRECHECK && step != StepKind.FINALISE;
        if (own && copies.carries(of)) {
            return copies.inside(of, step);
        }
        boolean text = ByHand.carries(of) || applying.carries(of);
        if (text && own) {
            return byHand.inside(of, step);
        }
        return switch (step) {
            case PRECHECK -> precheck.checkAndStart(of, digest);
            case RESERVE -> reserve(of);
            case CUT_OVER -> cutOver(of);
            case VERIFY -> verify(of);
            case FINALISE -> finalise(of);
            case PREPARE, DISPATCH -> throw new IllegalStateException(step + " acts outside the transaction");
        };
    }

    private StepOutcome reserve(ExecutionSummary of) {
        var workload = workload(of);
        var limit = settings.siteVcpus().get(of.toSite());
        double taken = reservations.vcpusReservedAt(of.toSite());
        if (limit != null && taken + workload.vcpus() > limit) {
            return new StepOutcome.Hold(
                    HoldReason.CAPACITY,
                    "%s has %s vCPU, %s are reserved, %s are asked"
                            .formatted(of.toSite(), plain(limit), plain(taken), plain(workload.vcpus())),
                    clock.instant().plus(settings.gateEvery()));
        }
        reservations.reserve(
                of.id(), of.toSite(), workload.vcpus(), workload.memoryGib(), workload.gpus(), clock.instant());
        return new StepOutcome.Done("%s vCPU, %s GiB, %d GPU at %s; %s"
                .formatted(
                        plain(workload.vcpus()),
                        plain(workload.memoryGib()),
                        workload.gpus(),
                        of.toSite(),
                        limit == null ? "its capacity is not stated" : plain(limit) + " vCPU in all"));
    }

    private StepOutcome cutOver(ExecutionSummary of) {
        if (of.toSite().equals(of.fromSite())) {
            return new StepOutcome.Skip("none: only the time changes");
        }
        var before = workload(of);
        workloads.move(of.workloadId(), of.toSite());
        moves.copiedFrom(of.id()).values().forEach(names -> workloads.moveData(of.workloadId(), of.toSite(), names));
        audit.record(Change.of(
                "workload.moved",
                "workload",
                before.name(),
                Map.of("siteId", before.siteId()),
                Map.of("siteId", of.toSite(), "execution", of.shortId())));
        return new StepOutcome.Done("site of record: %s, was %s".formatted(of.toSite(), before.siteId()));
    }

    private StepOutcome verify(ExecutionSummary of) {
        var site = workload(of).siteId();
        if (!site.equals(of.toSite())) {
            return new StepOutcome.Retry("the site of record is %s, not %s".formatted(site, of.toSite()), null);
        }
        boolean kept = dispatch.ahead(of) && workload(of).kind() == WorkloadKind.SERVICE;
        boolean skipped = of.steps().get(StepKind.DISPATCH.ordinal()).state() == StepState.SKIPPED;
        if (!kept && !skipped && of.specSha256() != null && (of.exitCode() == null || of.exitCode() != 0)) {
            return new StepOutcome.Retry("the run's exit code is " + of.exitCode(), null);
        }
        return new StepOutcome.Done("site of record %s%s"
                .formatted(
                        site,
                        of.exitCode() == null
                                ? (kept ? "; its agent keeps it running" : "; there was no run to check")
                                : "; exit code 0"));
    }

    private StepOutcome finalise(ExecutionSummary of) {
        boolean released = reservations.release(of.id());
        if (of.runStartedAt() != null
                && of.runEndedAt() != null
                && of.runStartedAt().isBefore(of.runEndedAt())) {
            runs.ran(of.recommendationId(), of.runStartedAt(), of.runEndedAt());
        }
        recommendations.succeed(of.recommendationId(), Precheck.ENGINE, "carried out by " + of.shortId());
        return new StepOutcome.Done(released ? "reservation released" : "nothing was reserved");
    }

    private Workload workload(ExecutionSummary of) {
        return workloads
                .byId(of.workloadId())
                .orElseThrow(() -> new IllegalStateException(
                        "The workload " + of.workload() + " is gone. Maybe it was removed while it was being moved?"));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }
}
