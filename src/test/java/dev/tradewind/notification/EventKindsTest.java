package dev.tradewind.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a channel can subscribe to is what the documentation lists, and no producer is missing from it. */
class EventKindsTest {
    private static final Pattern TYPE = Pattern.compile("\"dev\\.tradewind\\.([a-z]+)\\.([a-z-]*)\"");

    @Test
    void theDocumentListsEachKindAndNoOther() throws IOException {
        var document = Files.readString(Path.of("docs/notifications.md"));
        var listed = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z-]+)` \\|")
                .matcher(document)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(
                        EventKinds.ALL.stream().map(EventKind::kind).toList());
    }

    @Test
    void everyTypeInTheSourcesIsAKnownKind() throws IOException {
        var known = EventKinds.ALL.stream().map(EventKind::kind).collect(Collectors.toSet());
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var missing = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("notification"))
                    .flatMap(
                            file -> TYPE.matcher(read(file)).results().map(type -> type.group(1) + "." + type.group(2)))
                    // a logger of that name
                    .filter(kind -> !kind.startsWith("http."))
                    // comes in from outside and is told to nobody
                    .filter(kind -> !kind.equals("execution.signal"))
                    .filter(kind -> known.stream()
                            .noneMatch(each -> kind.endsWith(".") ? each.startsWith(kind) : each.equals(kind)))
                    .toList();
            assertThat(missing).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
