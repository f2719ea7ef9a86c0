package dev.tradewind.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The texts that the sources hand to {@link Texts}, and the sources themselves. */
final class SourceTexts {
    static final Path MAIN = Path.of("src/main/java/dev/tradewind");

    private static final String LITERAL = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern ONE = Pattern.compile(LITERAL);
    private static final Pattern JOINED = Pattern.compile("(?<!\\\\)\"\\s*\\+\\s*\"");
    private static final Pattern CALL = Pattern.compile("(?<![\\w.\"])(?:Texts\\.)?(?:tr|key)\\(\\s*" + LITERAL);
    private static final Pattern PLURAL =
            Pattern.compile("(?<![\\w.])plural\\([^;\"]*" + LITERAL + "\\s*,\\s*" + LITERAL);
    private static final Pattern TITLE = Pattern.compile("@PageTitle\\(\"(.*?)(?: · Tradewind)?\"\\)");

    private SourceTexts() {}

    /** Every text with the files that show it. */
    static Map<String, Set<String>> all() throws IOException {
        var found = new TreeMap<String, Set<String>>();
        for (var file : files()) {
            var source = joined(file);
            for (var pattern : List.of(CALL, PLURAL, TITLE)) {
                var call = pattern.matcher(source);
                while (call.find()) {
                    for (int group = 1; group <= call.groupCount(); group++) {
                        found.computeIfAbsent(call.group(group).translateEscapes(), text -> new TreeSet<>())
                                .add(MAIN.relativize(file).toString());
                    }
                }
            }
        }
        return found;
    }

    static List<Path> files() throws IOException {
        try (var walk = Files.walk(MAIN)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** A source with the parts of a text that stand on several lines put together. */
    static String joined(Path file) throws IOException {
        return JOINED.matcher(Files.readString(file)).replaceAll("");
    }

    /** The texts of a line of code. */
    static List<String> literals(String code) {
        return ONE.matcher(code).results().map(found -> found.group(1)).toList();
    }
}
