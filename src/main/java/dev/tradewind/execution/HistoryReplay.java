package dev.tradewind.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an execution was after each line of its history, found from the lines alone by the tables that the engine obeys:
 * {@link ExecutionState} and {@link StepState}. A pure function: nothing is looked up.
 *
 * @param moments one after each line, as far as the history can be followed
 * @param broken why it cannot be followed further; null where it can to its end
 */
record HistoryReplay(List<AsItWas> moments, @Nullable String broken) {
    /** What stands before the first line. */
    static final String ORIGIN = "";

    static HistoryReplay of(List<HistoryLine> lines) {
        var moments = new ArrayList<AsItWas>();
        AsItWas now = null;
        var digest = ORIGIN;
        for (var line : lines) {
            int expected = moments.size() + 1;
            if (line.number() == null || line.digest() == null) {
                return new HistoryReplay(moments, "line %d has no number".formatted(expected));
            }
            if (line.number() != expected) {
                return new HistoryReplay(
                        moments, "line %d is missing, line %d follows".formatted(expected, line.number()));
            }
            if (!line.digest()
                    .equals(HistoryLine.digest(digest, expected, line.at(), line.fence(), line.moved(), line.line()))) {
                return new HistoryReplay(
                        moments,
                        "line %d, or one before it, is not what was written: its digest differs".formatted(expected));
            }
            try {
                now = next(now, line, expected);
            } catch (IllegalArgumentException | IllegalStateException e) {
                return new HistoryReplay(moments, "line %d: %s".formatted(expected, e.getMessage()));
            }
            digest = line.digest();
            moments.add(now);
        }
        return new HistoryReplay(moments, moments.isEmpty() ? "it has no lines" : null);
    }

    private static AsItWas next(@Nullable AsItWas was, HistoryLine line, int number) {
        var moved = line.moved() == null ? null : Moved.parse(line.moved());
        if (was == null) {
            if (!new Moved.Whole(ExecutionState.SCHEDULED, null).equals(moved)) {
                throw new IllegalStateException(
                        "an execution begins as SCHEDULED, not with '%s'".formatted(line.moved()));
            }
            var steps = Arrays.stream(StepKind.values())
                    .map(kind -> new StepAsItWas(kind, StepState.PENDING, 0, 0))
                    .toList();
            return new AsItWas(line.at(), number, ExecutionState.SCHEDULED, null, steps);
        }
        return switch (moved) {
            case null -> new AsItWas(line.at(), number, was.state(), was.holdReason(), was.steps());
            case Moved.Whole whole -> {
                if (!was.state().leadsTo(whole.state())) {
                    throw new IllegalStateException(
                            "no execution becomes %s after %s".formatted(whole.state(), was.state()));
                }
                if ((whole.state() == ExecutionState.HELD) == (whole.hold() == null)) {
                    throw new IllegalStateException(
                            "'%s': what is held, and only that, has a reason for it".formatted(whole.text()));
                }
                yield new AsItWas(line.at(), number, whole.state(), whole.hold(), was.steps());
            }
            case Moved.Step step -> {
                var steps = new ArrayList<>(was.steps());
                steps.set(step.kind().ordinal(), next(steps.get(step.kind().ordinal()), step));
                yield new AsItWas(line.at(), number, was.state(), was.holdReason(), steps);
            }
        };
    }

    private static StepAsItWas next(StepAsItWas was, Moved.Step to) {
        if (!was.state().leadsTo(to.state())) {
            throw new IllegalStateException(
                    "%s does not become %s after %s".formatted(was.kind().title(), to.state(), was.state()));
        }
        // a new attempt begins when it runs again after not running; a hold ends an attempt early
        int attempts = was.attempts() + (to.state() == StepState.RUNNING && was.state() != StepState.RUNNING ? 1 : 0);
        int mostHolds = was.holds() + (to.state() == StepState.RETRYING ? 1 : 0);
        if (to.attempts() != attempts || to.holds() < was.holds() || to.holds() > mostHolds) {
            throw new IllegalStateException("%s has %d attempts and %d holds, after %d and %d that cannot be"
                    .formatted(was.kind().title(), to.attempts(), to.holds(), was.attempts(), was.holds()));
        }
        return new StepAsItWas(to.kind(), to.state(), to.attempts(), to.holds());
    }

    /** What it was then; empty before its first line. */
    Optional<AsItWas> at(Instant when) {
        return moments.reversed().stream().filter(m -> !m.at().isAfter(when)).findFirst();
    }

    /**
     * Why the history does not tell what is stored; empty where it does, to the last line.
     *
     * @param last number and digest of the last line, as stored with the execution
     */
    Optional<String> against(ExecutionSummary stored, int last, String head, List<HistoryLine> lines) {
        if (broken != null) {
            return Optional.of(broken);
        }
        var end = moments.getLast();
        if (end.lines() != last || !head.equals(lines.getLast().digest())) {
            return Optional.of("it ends with line %d, but %d were written".formatted(end.lines(), last));
        }
        if (end.state() != stored.state() || end.holdReason() != stored.holdReason()) {
            return Optional.of("it leads to %s, but stored is %s"
                    .formatted(
                            new Moved.Whole(end.state(), end.holdReason()).text(),
                            Moved.of(stored).text()));
        }
        for (var step : stored.steps()) {
            var told = end.steps().get(step.kind().ordinal());
            if (!told.equals(StepAsItWas.of(step))) {
                return Optional.of("it leads to %s, but stored is %s".formatted(told, StepAsItWas.of(step)));
            }
        }
        return Optional.empty();
    }
}
