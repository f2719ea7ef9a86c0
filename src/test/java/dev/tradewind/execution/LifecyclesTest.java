package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.planning.PlacedRunState;
import dev.tradewind.policy.PolicyState;
import dev.tradewind.recommendation.RecommendationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/lifecycles.md} equal to the tables; {@code -Dlifecycles.write=true} writes it anew. */
class LifecyclesTest {
    private static final Path DOCUMENT = Path.of("docs/lifecycles.md");

    @Test
    void documentIsWhatTheTablesSay() throws IOException {
        var text = "# Lifecycles\n\nGenerated from the transition tables; a test keeps it current.\n"
                + table("Recommendation", RecommendationState.values(), RecommendationState::next)
                + table("Execution", ExecutionState.values(), ExecutionState::next)
                + "\nHELD says why: FREEZE, CARBON, MANUAL, CAPACITY, BUDGET, SIGNAL, PATH.\n"
                + table("Step", StepState.values(), StepState::next)
                + table("Policy revision", PolicyState.values(), PolicyState::next)
                + table("Placed run", PlacedRunState.values(), PlacedRunState::next);
        if (Boolean.getBoolean("lifecycles.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(DOCUMENT)
                .as("run this test once with -Dlifecycles.write=true")
                .hasContent(text);
    }

    private static <S extends Enum<S>> String table(String title, S[] states, Function<S, Set<S>> next) {
        var text = new StringBuilder("\n## " + title + "\n\n| from | to |\n|---|---|\n");
        for (var state : states) {
            var to = next.apply(state).stream()
                    .sorted()
                    .map(Enum::name)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("(end)");
            text.append("| ").append(state).append(" | ").append(to).append(" |\n");
        }
        return text.toString();
    }
}
