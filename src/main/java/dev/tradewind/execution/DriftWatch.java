package dev.tradewind.execution;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether objects on clusters are still as executions left them: the newest of each workload that succeeded. It asks
 * the target without effect, what was changed by others is told once, and told again when it is as it was. Nothing is put
 * right by itself: it was somebody's decision.
 */
@Component
class DriftWatch {
    private static final int LOOKED_AT = 500;

    private final ExecutionStore store;
    private final Executors executors;
    private final Dispatch dispatch;
    private final KeptObjects kept;
    private final Workloads workloads;
    private final Drifts drifts;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DriftWatch(
            ExecutionStore store,
            Executors executors,
            Dispatch dispatch,
            KeptObjects kept,
            Workloads workloads,
            Drifts drifts,
            AuditTrail audit,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.executors = executors;
        this.dispatch = dispatch;
        this.kept = kept;
        this.workloads = workloads;
        this.drifts = drifts;
        this.audit = audit;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.MINUTES)
    void look() {
        Actors.runAs(Actor.system("engine"), () -> newest().forEach(this::look));
    }

    /** A later execution of the same workload has changed its objects rightly. */
    private List<ExecutionSummary> newest() {
        var workloadsSeen = new HashSet<UUID>();
        var newest = new ArrayList<ExecutionSummary>();
        for (var each : store.findAllByOrderByNumberDesc(Limit.of(LOOKED_AT))) {
            var of = each.summary();
            boolean cluster = executors.kind(of.executor()).equals(Optional.of(TargetSettings.Kind.KUBERNETES));
            if (!CopyWork.copies(of)
                    && workloadsSeen.add(of.workloadId())
                    && cluster
                    && of.state() == ExecutionState.SUCCEEDED) {
                newest.add(of);
            }
        }
        return newest;
    }

    private void look(ExecutionSummary of) {
        var request = question(of).orElse(null);
        if (request == null) {
            return;
        }
        switch (executors.byId(of.executor()).submit(request)) {
            case Submission.Taken taken ->
                transaction.executeWithoutResult(status -> {
                    if (drifts.gone(of.id())) {
                        record(of, "execution.drift-gone", "is again as it was left");
                    }
                });
            case Submission.Refused(var why, var ignored) ->
                transaction.executeWithoutResult(status -> {
                    if (drifts.seen(of.id(), why, clock.instant())) {
                        record(of, "execution.drift-seen", why);
                        outbox.add(Event.of(
                                        "dev.tradewind.execution.drift-seen",
                                        "execution/" + of.shortId(),
                                        clock.instant())
                                .severity(Severity.WARNING)
                                .title("%s is no longer as %s left it".formatted(of.workload(), of.shortId()))
                                .text(why + ". It was left like that; nothing was put right by itself.")
                                .path(ExecutionLinks.to(of.id()))
                                .with("execution", of.shortId())
                                .with("workload", of.workload())
                                .to(Audience.ofRoles("OPERATOR"))
                                .build());
                    }
                });
            // nothing can be told now, which is no drift
            case Submission.Unanswered unanswered -> {}
        }
    }

    private Optional<RunRequest> question(ExecutionSummary of) {
        var applied = kept.of(of.id());
        if (applied.isPresent()) {
            return Optional.of(dispatch.request(
                            of,
                            of.runKey() + "-drift",
                            new Work.Restore(
                                    applied.get().manifest(), applied.get().before()))
                    .asRehearsal());
        }
        var step = of.steps().get(StepKind.DISPATCH.ordinal());
        return workloads
                .byId(of.workloadId())
                .flatMap(workload -> Runnables.start(workload, executors.kind(of.executor()), Map.of()))
                .filter(work -> work instanceof Work.Scale || work instanceof Work.Suspend)
                .map(work -> dispatch.request(of, Dispatch.key(of, step.attempts()), work)
                        .asRehearsal());
    }

    private void record(ExecutionSummary of, String action, String words) {
        audit.record(Change.of(action, "execution", of.shortId(), Ledger.facts(of, null))
                .because(words));
    }
}
