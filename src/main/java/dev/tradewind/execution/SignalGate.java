package dev.tradewind.execution;

import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Moments;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Before anything is prepared: the signals from outside that policies wait for. */
@Component
class SignalGate {
    private final Gates gates;
    private final Policies policies;
    private final Workloads workloads;
    private final ExecutionSignals signals;
    private final ExecutionSettings settings;
    private final Clock clock;

    SignalGate(
            Gates gates,
            Policies policies,
            Workloads workloads,
            ExecutionSignals signals,
            ExecutionSettings settings,
            Clock clock) {
        this.gates = gates;
        this.policies = policies;
        this.workloads = workloads;
        this.signals = signals;
        this.settings = settings;
        this.clock = clock;
    }

    /** What keeps it from being prepared now; empty once every signal came. */
    Optional<StepOutcome> look(ExecutionSummary of) {
        return awaited(of).stream().findFirst().map(first -> holding(HoldReason.SIGNAL, first));
    }

    /** A hold until the signal comes, or the end where it comes no more. */
    StepOutcome holding(HoldReason why, AwaitedSignal awaited) {
        var now = clock.instant();
        if (!now.isBefore(awaited.latestAt())) {
            return new StepOutcome.Missed("signal %s of %s had not come by %s"
                    .formatted(awaited.name(), awaited.because(), Moments.words(awaited.latestAt())));
        }
        var again = now.plus(settings.gateEvery());
        return new StepOutcome.Hold(
                why,
                "waits for signal %s of %s, at latest %s"
                        .formatted(awaited.name(), awaited.because(), Moments.words(awaited.latestAt())),
                again.isBefore(awaited.latestAt()) ? again : awaited.latestAt());
    }

    /** Those of policies that have not come yet, the most urgent first. */
    List<AwaitedSignal> awaited(ExecutionSummary of) {
        return missing(of, gates.guardrails(of));
    }

    /** What policies that only report would wait for now, in words. */
    List<String> wouldWait(ExecutionSummary of) {
        var reporting = workloads
                .byId(of.workloadId())
                .map(w -> policies.reporting(Attributes.of(w)))
                .orElseGet(() -> policies.reporting(Map.of("workload", of.workload())));
        return missing(of, reporting).stream()
                .map(each -> "%s would have waited for signal %s".formatted(each.because(), each.name()))
                .toList();
    }

    private List<AwaitedSignal> missing(ExecutionSummary of, Guardrails guardrails) {
        return guardrails.awaited().stream()
                .filter(each -> !signals.came(of.id(), each.signal()))
                .map(each ->
                        new AwaitedSignal(each.signal(), "policy " + each.policy(), latest(of, each.atMostHours())))
                .sorted(java.util.Comparator.comparing(AwaitedSignal::latestAt).thenComparing(AwaitedSignal::name))
                .toList();
    }

    /** @param atMostHours after its planned start; null for as long as any gate may hold it */
    Instant latest(ExecutionSummary of, @Nullable Double atMostHours) {
        var planned = of.notBeforeAt() != null ? of.notBeforeAt() : of.createdAt();
        var byRule = atMostHours == null
                ? of.createdAt().plus(settings.longestHold())
                : planned.plusSeconds(Math.round(atMostHours * 3600));
        return of.latestStartAt() != null
                        && (atMostHours == null || of.latestStartAt().isBefore(byRule))
                ? of.latestStartAt()
                : byRule;
    }
}
