package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Moments;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The slot and the carbon gate before dispatch. */
@Component
class DispatchGate {
    private final Gates gates;
    private final SignalGate signals;
    private final ByHand byHand;
    private final Applying applying;
    private final CopyWork copies;
    private final Dispatch dispatch;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Clock clock;

    DispatchGate(
            Gates gates,
            SignalGate signals,
            ByHand byHand,
            Applying applying,
            CopyWork copies,
            Dispatch dispatch,
            Ledger ledger,
            AuditTrail audit,
            Clock clock) {
        this.gates = gates;
        this.signals = signals;
        this.byHand = byHand;
        this.applying = applying;
        this.copies = copies;
        this.dispatch = dispatch;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** What keeps it from starting now, or null. An opening by exception is written down before the start. */
    @Nullable
    StepOutcome look(ExecutionSummary now, long fence) {
        if (copies.carries(now)) {
            return copies.gate(now);
        }
        if (ByHand.carries(now)) {
            return byHand.gate(now);
        }
        if (applying.carries(now) || dispatch.ahead(now)) {
            return null;
        }
        if (now.notBeforeAt() != null && now.notBeforeAt().isAfter(clock.instant())) {
            return new StepOutcome.Wait(
                    now.notBeforeAt(), "waits for its slot at " + Moments.words(now.notBeforeAt()), null);
        }
        return switch (gates.carbon(now)) {
            case Gates.Verdict.Open open -> {
                dryRun(now, fence);
                yield null;
            }
            case Gates.Verdict.Exception(var detail) -> {
                ledger.underFence(now.id(), fence, execution -> {
                    audit.record(
                            Change.of("policy.exception", "execution", execution.shortId(), Ledger.facts(now, null))
                                    .because(detail));
                    return true;
                });
                dryRun(now, fence);
                yield null;
            }
            case Gates.Verdict.Closed(var why, var reason, var lookAgain) ->
                new StepOutcome.Hold(why, reason, lookAgain);
            case Gates.Verdict.Missed(var reason) -> new StepOutcome.Missed(reason);
        };
    }

    /** Once, at the start: what policies that only report would have done is written down, and nothing is stopped. */
    private void dryRun(ExecutionSummary now, long fence) {
        var words = Stream.concat(gates.wouldHold(now).stream(), signals.wouldWait(now).stream())
                .toList();
        if (!words.isEmpty()) {
            ledger.underFence(now.id(), fence, execution -> {
                audit.record(Change.of("policy.would-hold", "execution", execution.shortId(), Ledger.facts(now, null))
                        .because(String.join("; ", words)));
                return true;
            });
        }
    }
}
