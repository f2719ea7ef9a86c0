package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.EdgeRun;
import dev.tradewind.edge.wire.WorkOrder;
import dev.tradewind.execution.spi.Allowance;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Where;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.quantity.Hashes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands runs to the agent of a site, which starts them by itself, and tells what its log has told. What the agent was not
 * heard to have done is not guessed: until its log arrives the run waits.
 */
final class AgentExecutor implements Executor {
    private final String id;
    private final String site;
    private final WorkOrders orders;
    private final Supplier<Optional<String>> silence;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param silence since when the site is cut off, in words; empty while it is linked */
    AgentExecutor(
            String id,
            String site,
            WorkOrders orders,
            Supplier<Optional<String>> silence,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.id = id;
        this.site = site;
        this.orders = orders;
        this.silence = silence;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean ahead() {
        return true;
    }

    @Override
    public Submission submit(RunRequest request) {
        if (!(request.work() instanceof Work.Command(var command))) {
            return new Submission.Refused("an agent starts commands, not "
                    + request.work().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + "s");
        }
        var spec = Hashes.sha256(String.join("\0", command) + "\0\0" + new TreeMap<>(request.environment()) + "\0"
                + request.longest() + "\0" + request.mostOutputBytes());
        if (request.rehearsal()) {
            return new Submission.Taken(spec, false);
        }
        return Objects.requireNonNull(transaction.execute(status -> hand(request, command, spec)));
    }

    private Submission hand(RunRequest request, List<String> command, String spec) {
        var before = orders.of(request.runKey()).orElse(null);
        if (before != null) {
            if (!before.specSha256().equals(spec)) {
                return new Submission.Refused("the key " + request.runKey()
                        + " was used for another command before; a key names one run for ever");
            }
            var limits = request.allowance();
            if (limits != null) {
                orders.change(request.runKey(), order -> order.within(limits));
            }
            return new Submission.Taken(spec, false);
        }
        var allowance = request.allowance() == null ? atOnce(request) : request.allowance();
        orders.add(
                site,
                new WorkOrder(
                        request.runKey(),
                        request.environment().getOrDefault("TRADEWIND_WORKLOAD", ""),
                        command,
                        request.environment(),
                        Math.max(1, request.longest().toSeconds()),
                        request.mostOutputBytes(),
                        allowance,
                        1,
                        false,
                        false),
                spec,
                clock.instant());
        told("handed-over", request.runKey(), spec);
        return new Submission.Taken(spec, true);
    }

    /** Of a run without limits of its own: now, and not any more once it would have been ended for its length. */
    private Allowance atOnce(RunRequest request) {
        var latest = clock.instant().plus(request.longest());
        return new Allowance(null, latest, latest, List.of(), null, "MISS", List.of(), 1, null, false);
    }

    @Override
    public Observation observe(String runKey) {
        var run = orders.of(runKey).orElse(null);
        if (run == null) {
            return new Observation.NotFound();
        }
        var where = new Where(run.object() == null ? "run" : run.object(), site, null);
        return switch (run.state()) {
            case WAITING -> new Observation.Starting(waiting(run));
            case RUNNING -> new Observation.Running(where, run.startedAt() == null ? run.stateAt() : run.startedAt());
            case ENDED ->
                new Observation.Ended(
                        where,
                        run.exitCode() == null ? 0 : run.exitCode(),
                        run.startedAt() == null ? run.stateAt() : run.startedAt(),
                        run.endedAt() == null ? run.stateAt() : run.endedAt());
            case MISSED -> new Observation.Missed(run.words());
            case LOST -> new Observation.Lost(run.words());
            case WITHDRAWN -> new Observation.Lost("withdrawn at " + run.stateAt());
        };
    }

    private String waiting(EdgeRun run) {
        var cut = silence.get();
        if (run.known()) {
            return cut.map(since -> "the site is cut off since " + since
                            + "; its agent has it, starts it by itself and reports when it is linked")
                    .orElse(
                            orders.order(run.runKey())
                                                    .map(order ->
                                                            order.allowance().at(clock.instant()))
                                                    .orElse(null)
                                            instanceof Allowance.Verdict.Wait(var why)
                                    ? "the agent has it, " + why
                                    : "the agent has it and starts it");
        }
        return cut.map(since -> "the site is cut off since " + since + " and has not confirmed it")
                .orElse("the agent gets it with its next heart-beat");
    }

    @Override
    public boolean cancel(String runKey) {
        transaction.executeWithoutResult(status -> {
            if (orders.change(runKey, WorkOrder::withdraw)) {
                told("withdrawal-asked", runKey, "");
            }
        });
        return orders.of(runKey)
                .filter(run -> run.state() == EdgeRun.State.WAITING || run.state() == EdgeRun.State.RUNNING)
                .isPresent();
    }

    @Override
    public boolean hold(String runKey, boolean held) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean changed = orders.change(runKey, order -> order.held(held));
            if (changed) {
                told(held ? "held" : "let-go", runKey, "");
            }
            return changed;
        }));
    }

    private void told(String what, String runKey, String spec) {
        audit.record(Change.of(
                "edge-run." + what,
                "edge-run",
                runKey,
                spec.isEmpty() ? Map.of("site", site) : Map.of("site", site, "specSha256", spec)));
    }

    @Override
    public boolean endKept(String workload) {
        var kept = orders.kept(site, workload);
        kept.forEach(this::cancel);
        return !kept.isEmpty();
    }

    @Override
    public Description describe() {
        return new Description(
                id,
                "at most one start per key at the site, also while it is cut off; what vanished without an exit code is"
                        + " unknown, not repeated; a service is kept running",
                "the agent's account",
                site);
    }

    @Override
    public String output(String runKey, int mostBytes) {
        return orders.of(runKey).map(EdgeRun::output).orElse("");
    }
}
