package dev.tradewind.execution;

import org.jspecify.annotations.Nullable;

/** What a line of the history moved: the execution as a whole, or one step of it. */
sealed interface Moved {
    /** {@code execution HELD CARBON}. */
    record Whole(ExecutionState state, @Nullable HoldReason hold) implements Moved {
        @Override
        public String text() {
            return "execution " + state + (hold == null ? "" : " " + hold);
        }
    }

    /** {@code DISPATCH RETRYING 2 1}: the step, its state, its attempts and those of them that were only held. */
    record Step(StepKind kind, StepState state, int attempts, int holds) implements Moved {
        @Override
        public String text() {
            return "%s %s %d %d".formatted(kind, state, attempts, holds);
        }
    }

    String text();

    static Moved of(ExecutionSummary execution) {
        return new Whole(execution.state(), execution.holdReason());
    }

    static Moved of(StepSummary step) {
        return new Step(step.kind(), step.state(), step.attempts(), step.holds());
    }

    /** @throws IllegalArgumentException when it is not what {@link #text} gives */
    static Moved parse(String text) {
        var words = text.split(" ", -1);
        if (words[0].equals("execution") && (words.length == 2 || words.length == 3)) {
            return new Whole(ExecutionState.valueOf(words[1]), words.length == 3 ? HoldReason.valueOf(words[2]) : null);
        }
        if (words.length == 4) {
            return new Step(
                    StepKind.valueOf(words[0]),
                    StepState.valueOf(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]));
        }
        throw new IllegalArgumentException(
                "'%s' is no move; expected 'execution STATE [HOLD]' or 'STEP STATE attempts holds'".formatted(text));
    }
}
