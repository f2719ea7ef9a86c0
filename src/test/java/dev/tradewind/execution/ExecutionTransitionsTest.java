package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.recommendation.IllegalTransition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionTransitionsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void executionGoesExactlyWhereTheTableSays(ExecutionState from) {
        for (var to : ExecutionState.values()) {
            var execution = execution();
            ways(ExecutionState.SCHEDULED, ExecutionState::next)
                    .getOrDefault(from, List.of())
                    .forEach(s -> execution.become(s, "", NOW));
            if (from.leadsTo(to)) {
                execution.become(to, "because", NOW);
                assertThat(execution.state()).isEqualTo(to);
                assertThat(execution.summary().endedAt() != null).isEqualTo(to.ended());
            } else {
                assertThatThrownBy(() -> execution.become(to, "because", NOW)).isInstanceOf(IllegalTransition.class);
                assertThat(execution.state()).isEqualTo(from);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void stepGoesExactlyWhereTheTableSays(StepState from) {
        for (var to : StepState.values()) {
            var step = new ExecutionStep(new UUID(0, 1), StepKind.DISPATCH);
            ways(StepState.PENDING, StepState::next)
                    .getOrDefault(from, List.of())
                    .forEach(s -> step.become(s, "", NOW));
            assertThat(step.state()).isEqualTo(from);
            if (from.leadsTo(to)) {
                step.become(to, "because", NOW);
                assertThat(step.state()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> step.become(to, "because", NOW)).isInstanceOf(IllegalTransition.class);
            }
        }
    }

    @Test
    void everyStateCanBeReached() {
        assertThat(ways(ExecutionState.SCHEDULED, ExecutionState::next).keySet())
                .containsExactlyInAnyOrder(ExecutionState.values());
        assertThat(ways(StepState.PENDING, StepState::next).keySet()).containsExactlyInAnyOrder(StepState.values());
    }

    @Test
    void unknownIsNeverTakenForSuccess() {
        assertThat(ExecutionState.UNKNOWN.leadsTo(ExecutionState.SUCCEEDED)).isFalse();
    }

    @Test
    void aStepTakenOverKeepsItsAttempt() {
        var step = new ExecutionStep(new UUID(0, 1), StepKind.DISPATCH);
        step.become(StepState.RUNNING, "", NOW);
        step.become(StepState.RUNNING, "taken over", NOW);
        assertThat(step.attempts()).isEqualTo(1);
        step.retry(NOW.plusSeconds(5), "no", NOW);
        step.become(StepState.RUNNING, "", NOW);
        assertThat(step.attempts()).isEqualTo(2);
    }

    @Test
    void whatWasHeldHasNotFailed() {
        var step = new ExecutionStep(new UUID(0, 1), StepKind.PREPARE);
        for (int held = 0; held < 5; held++) {
            step.become(StepState.RUNNING, "", NOW);
            step.hold(NOW.plusSeconds(5), "its budget is spent", NOW);
        }
        step.become(StepState.RUNNING, "", NOW);
        assertThat(step.failures()).isEqualTo(1);
        // each has a key of its own all the same
        assertThat(step.attempts()).isEqualTo(6);
        assertThat(step.summary().tries()).isEqualTo(1);
        step.retry(NOW.plusSeconds(5), "no", NOW);
        step.become(StepState.RUNNING, "", NOW);
        assertThat(step.failures()).isEqualTo(2);
    }

    private static Execution execution() {
        var steps = Arrays.stream(StepKind.values())
                .map(k -> new ExecutionStep(new UUID(1, k.ordinal()), k))
                .toList();
        var assignment = new Assignment(
                new UUID(0, 2), "REC-1042", "d", new UUID(0, 3), "nightly", null, "edge:here", null, null, "local");
        return new Execution(new UUID(0, 1), 1001, assignment, steps, NOW);
    }

    private static <S> Map<S, List<S>> ways(S start, Function<S, Set<S>> next) {
        var ways = new HashMap<S, List<S>>();
        ways.put(start, List.of());
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            var at = queue.remove();
            for (var to : next.apply(at)) {
                if (!ways.containsKey(to)) {
                    var way = new ArrayList<>(ways.getOrDefault(at, List.of()));
                    way.add(to);
                    ways.put(to, way);
                    queue.add(to);
                }
            }
        }
        return ways;
    }
}
