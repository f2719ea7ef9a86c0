package dev.tradewind.execution;

import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Work;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A link that must be ordered is up before anything else is prepared: by a command of the settings, or by a person's word. That it
 * is up is kept as a signal, so neither happens twice. What was ordered stays ordered when the execution is undone.
 */
@Component
class PathOrders {
    static final String UP = "path-up";
    private static final String COMMAND = "command";

    private final ExecutionSettings settings;
    private final ExecutionSignals signals;
    private final SignalGate gate;
    private final Dispatch dispatch;
    private final Ledger ledger;

    PathOrders(
            ExecutionSettings settings, ExecutionSignals signals, SignalGate gate, Dispatch dispatch, Ledger ledger) {
        this.settings = settings;
        this.signals = signals;
        this.gate = gate;
        this.dispatch = dispatch;
        this.ledger = ledger;
    }

    /** The word that is waited for; empty where nobody need order anything, or it is up. */
    Optional<AwaitedSignal> awaited(ExecutionSummary of) {
        return missing(of).filter(order -> order.command().isEmpty()).map(order -> word(of, order));
    }

    /** Outside any transaction; null once the path is there. */
    @Nullable
    StepOutcome look(ExecutionSummary of, StepSummary step, long fence) {
        var order = missing(of).orElse(null);
        if (order == null) {
            return null;
        }
        if (order.command().isEmpty()) {
            return gate.holding(HoldReason.PATH, word(of, order));
        }
        var request = new RunRequest(
                of.runKey() + "-path-" + step.attempts(),
                of.toSite(),
                new Work.Command(order.command()),
                Map.of(
                        "TRADEWIND_WORKLOAD", of.workload(),
                        "TRADEWIND_FROM_SITE", order.from(),
                        "TRADEWIND_SITE", order.to()),
                settings.runTimeout(),
                settings.outputBytes());
        return switch (dispatch.run(of, StepKind.PREPARE, LocalExecutor.ID, request)) {
            case StepOutcome.Done(var detail, var ignored) -> {
                ledger.underFence(
                        of.id(),
                        fence,
                        execution -> signals.add(
                                of.id(),
                                new SignalToGive(
                                        UP, COMMAND, null, "%s → %s: %s".formatted(order.from(), order.to(), detail)),
                                "its command"));
                yield null;
            }
            // the record of a run is that of the workload, not of what orders its path
            case StepOutcome.Wait(var until, var detail, var ignored) ->
                new StepOutcome.Wait(
                        until,
                        "the path %s → %s is being ordered: %s".formatted(order.from(), order.to(), detail),
                        null);
            case StepOutcome.Retry(var reason, var ignored) ->
                new StepOutcome.Retry(
                        "the command that orders the path %s → %s: %s".formatted(order.from(), order.to(), reason),
                        null);
            case StepOutcome other -> other;
        };
    }

    private AwaitedSignal word(ExecutionSummary of, PathOrder order) {
        return new AwaitedSignal(
                UP,
                "the path %s → %s, which must be ordered".formatted(order.from(), order.to()),
                gate.latest(of, null));
    }

    private Optional<PathOrder> missing(ExecutionSummary of) {
        return settings.paths().values().stream()
                .filter(order ->
                        order.from().equals(of.fromSite()) && order.to().equals(of.toSite()))
                .findFirst()
                .filter(order -> !signals.came(of.id(), UP));
    }
}
