package dev.tradewind.edge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.bench.BenchResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real agent processes on a real disk are killed with SIGKILL while clients write, the console dies and answers are lost. */
class AgentKilledIT {

    @Test
    void nothingAcknowledgedIsLostAndNothingArrivesTwice() throws Exception {
        System.setProperty(
                "tradewind.class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        var said = new ByteArrayOutputStream();

        Map<String, Double> figures;
        try (var console = new PlayedConsole(true)) {
            figures = RealSchedules.measure(2, console, new PrintStream(said, true, StandardCharsets.UTF_8)).stream()
                    .collect(Collectors.toMap(BenchResult::name, BenchResult::value));
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("TCP proxy").doesNotContain("is lost");
        assertThat(figures)
                .containsEntry("edge.real_lost", 0.0)
                .containsEntry("edge.real_doubled", 0.0)
                .containsEntry("edge.real_counters_wrong", 0.0)
                .containsEntry("edge.real_gaps", 0.0)
                .hasEntrySatisfying(
                        "edge.real_agent_kills", kills -> assertThat(kills).isPositive())
                .hasEntrySatisfying(
                        "edge.real_console_kills", kills -> assertThat(kills).isPositive())
                .hasEntrySatisfying("edge.real_acks", acks -> assertThat(acks).isGreaterThan(200));
    }
}
