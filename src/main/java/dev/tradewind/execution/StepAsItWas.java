package dev.tradewind.execution;

/**
 * One step at a moment of the past.
 *
 * @param attempts begun until then
 * @param holds those of them that ended in a hold, which are no failures
 */
public record StepAsItWas(StepKind kind, StepState state, int attempts, int holds) {
    static StepAsItWas of(StepSummary step) {
        return new StepAsItWas(step.kind(), step.state(), step.attempts(), step.holds());
    }
}
