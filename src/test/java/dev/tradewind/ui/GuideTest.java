package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The user guide names pages and tabs as the console does, and its links lead somewhere. */
class GuideTest {
    private static final Path GUIDE = Path.of("docs/guide.md");

    @Test
    void everyPageThatItNamesIsInTheMenu() throws IOException {
        var menu = NavigationItem.ALL.stream().map(NavigationItem::name).toList();
        assertThat(found("\\*\\*([^*]+)\\*\\*"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(menu).contains(page));
    }

    @Test
    void everyTabThatItNamesIsWordedSoInTheConsole() throws IOException {
        String sources;
        try (var files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file ->
                            file.toString().contains("/ui/") || file.toString().contains("/quantity/"))
                    .filter(Files::isRegularFile)
                    .map(GuideTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(found("(?<!\\*)\\*([A-Z][^*]+)\\*(?!\\*)"))
                .hasSizeGreaterThan(10)
                .allSatisfy(tab -> assertThat(sources).contains("\"" + tab));
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        assertThat(found("\\]\\(([^)]+)\\)"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(GUIDE.resolveSibling(link)).exists());
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
