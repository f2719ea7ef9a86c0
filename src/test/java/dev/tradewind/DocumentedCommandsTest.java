package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that the documents show is one that there is, with options that its help names; and those that need neither
 * hours, other machines nor a console are run as they stand, with files of ours for the words in capitals.
 */
class DocumentedCommandsTest {
    private static final Pattern SHOWN =
            Pattern.compile("`(?:\\./)?tradewind ([^`\\n]+)`|(?m)^ {2,}(?:\\./)?tradewind (\\S.*)$");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    /** Of the launcher itself; they have no options. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("format", "build");

    private static final Map<String, String> FILES = Map.of(
            "REQUEST.json", "docs/examples/request.json",
            "SNAPSHOT.json", "docs/examples/snapshot.json",
            "COMMAND", "import");

    static Set<String> shown() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Stream.concat(
                Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), Files.walk(Path.of("docs")))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                SHOWN.matcher(Files.readString(file)).results().forEach(each -> {
                    var text = each.group(1) == null ? each.group(2) : each.group(1);
                    found.add(text.replaceAll("\\s{2,}.*|\\s#.*", "").strip());
                });
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void isThereWithItsOptions(String line) {
        var command = line.split(" ", 2)[0];
        if (OF_THE_LAUNCHER.contains(command) || command.equals("help")) {
            return;
        }
        var help = Help.of(command).orElseThrow(() -> new AssertionError("no command '" + command + "'"));
        var named = OPTION.matcher(help).results().map(each -> each.group()).collect(Collectors.toSet());
        assertThat(named)
                .as("what the help of '%s' names", command)
                .containsAll(
                        OPTION.matcher(line).results().map(each -> each.group()).toList());
    }

    static Stream<String> runHere() throws IOException {
        return shown().stream()
                .map(line -> line.replaceAll("\\s*\\[[^\\]]*\\]", ""))
                .filter(line -> line.matches("(decide|plan|help) \\S+"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("runHere")
    void doesWhatItIsShownFor(String line) {
        var words = Stream.of(line.split(" "))
                .map(word -> FILES.getOrDefault(word, word))
                .toList();
        assertThat(run(words)).as(line).isZero();
    }

    @Test
    void anImportIsTriedWithoutADirectory() throws IOException {
        assertThat(shown()).contains("import FILE");
        assertThat(run(List.of("import", "docs/examples/own-sites.yaml", "--dry-run")))
                .isZero();
    }

    @Test
    void thereAreManyAndSomeAreRun() throws IOException {
        assertThat(shown()).hasSizeGreaterThan(30);
        assertThat(runHere().toList()).contains("decide REQUEST.json", "plan SNAPSHOT.json", "help COMMAND");
    }

    private static int run(List<String> words) {
        return Commands.execute(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
    }
}
