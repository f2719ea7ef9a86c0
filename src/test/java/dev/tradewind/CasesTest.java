package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document of cases names tests that are there, by class and by method. */
class CasesTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))?(?:\\.(\\w+)(…)?)?`");

    @Test
    void everyTestThatTheDocumentNamesExists() throws IOException {
        var sources = sources();
        int named = 0;
        for (var line : Files.readAllLines(Path.of("docs/cases.md"))) {
            var last = "";
            for (var found = NAMED.matcher(line); found.find(); ) {
                if (found.group(1) == null && found.group(2) == null) {
                    continue;
                }
                last = found.group(1) == null ? last : found.group(1);
                assertThat(sources).containsKey(last);
                if (found.group(2) != null) {
                    assertThat(sources.get(last))
                            .as(last)
                            .contains("void " + found.group(2) + (found.group(3) == null ? "(" : ""));
                }
                named++;
            }
        }
        assertThat(named).isGreaterThan(80);
    }

    private static Map<String, String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            CasesTest::read,
                            (one, other) -> one + other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
