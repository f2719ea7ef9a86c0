package dev.tradewind.overview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.ImportCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FirstStepsTest {
    @TempDir
    private Path folder;

    @Test
    void theExampleOfWorkloadsIsReadWhole() throws IOException {
        var file = Files.write(folder.resolve("workloads-example.yaml"), FirstSteps.exampleBytes());
        var out = new ByteArrayOutputStream();

        int exit = ImportCommand.run(
                new String[] {file.toString(), "--dry-run", "--json"},
                new PrintStream(out),
                new PrintStream(out),
                (data, inside) -> {
                    throw new AssertionError("a dry run opens no data directory");
                });

        assertThat(exit).as(out.toString()).isZero();
        var said = JsonMapper.shared().readTree(out.toString());
        var first = said.isArray() ? said.get(0) : said;
        assertThat(first.findValue("accepted").asInt()).isEqualTo(2);
        assertThat(first.findValue("quarantined").asInt()).isZero();
    }
}
