package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command explains itself, and the README's table names it. */
class HelpTest {
    static Stream<String> commands() {
        return Pattern.compile("(?m)^tradewind (\\w+)")
                .matcher(Help.TEXT)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("help"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsItselfAndStandsInTheReadme(String command) throws IOException {
        assertThat(Help.of(command))
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("tradewind " + command).doesNotContain("\t"));
        assertThat(Help.of(command).orElseThrow().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(125));
        assertThat(Files.readString(Path.of("README.md"))).containsPattern("`" + command + "[ `]");
    }

    @Test
    void theFilesThatTheHelpNamesAreThere() {
        var named = commands()
                .map(command -> Help.of(command).orElseThrow())
                .flatMap(text ->
                        Pattern.compile("docs/[\\w./-]+\\w").matcher(text).results())
                .map(found -> Path.of(found.group()))
                .toList();
        assertThat(named)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void anUnknownCommandIsBadInput() {
        assertThat(Commands.execute("exprot", new String[0])).isEqualTo(2);
        assertThat(List.of("--help", "-h"))
                .allSatisfy(flag -> assertThat(Commands.execute("import", new String[] {flag}))
                        .isZero());
    }
}
