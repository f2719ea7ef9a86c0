package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** German is whole: each text of the screens has its translation, and each translation its text. */
class GermanTextsTest {
    private static final Path FILES = Path.of("src/main/resources/i18n/de");
    private static final Pattern BROWSERS = Pattern.compile("\\btr\\('([^']+)'");
    private static final Pattern PLACES = Pattern.compile("\\{\\d}|%[-+0-9.]*[sdf]");

    @Test
    void eachTextOfTheScreensIsTranslated() throws IOException {
        var german = german();
        var missing = new ArrayList<String>();
        SourceTexts.all().forEach((text, files) -> {
            if (!german.containsKey(text)) {
                missing.add("'" + text + "' of " + files);
            }
        });
        assertThat(missing).as("texts without a translation in %s", FILES).isEmpty();
    }

    @Test
    void eachTranslationHasTheSamePlacesAndTheSameEnds() throws IOException {
        var wrong = new ArrayList<String>();
        german().forEach((english, german) -> {
            if (!places(english).equals(places(german))) {
                wrong.add("places of '" + english + "': '" + german + "'");
            }
            if (english.startsWith(" ") != german.startsWith(" ") || english.endsWith(" ") != german.endsWith(" ")) {
                wrong.add("blanks round '" + english + "': '" + german + "'");
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Charts and maps make a few texts in the browser, which have their own list. */
    @Test
    void eachTextThatTheBrowserMakesIsTranslated() throws IOException {
        var frontend = Path.of("src/main/frontend");
        var list = Files.readString(frontend.resolve("lib/texts.ts"));
        var missing = new ArrayList<String>();
        try (var files = Files.walk(frontend)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".ts")).toList()) {
                BROWSERS.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(text -> !list.contains("'" + text + "':") && !list.contains("    " + text + ":"))
                        .forEach(text -> missing.add(file.getFileName() + ": '" + text + "'"));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTranslationIsLeftOver() throws IOException {
        var used = SourceTexts.all();
        var over = new ArrayList<String>();
        for (var file : files()) {
            if (!file.endsWith("said.po")) {
                entries(file).keySet().stream()
                        .filter(text -> !used.containsKey(text))
                        .forEach(text -> over.add(file.getFileName() + ": '" + text + "'"));
            }
        }
        assertThat(over)
                .as("translations of texts that no screen shows any more")
                .isEmpty();
    }

    /** What other parts say is translated by its words; one of them still has to say all of these. */
    @Test
    void whatOtherPartsSayIsStillSaidLikeThat() throws IOException {
        var sources = new ArrayList<String>();
        for (var file : SourceTexts.files()) {
            sources.add(Files.readString(file).toLowerCase(Locale.ROOT));
        }
        sources.add(Files.readString(Path.of("src/main/resources/notification/event-kinds.csv"))
                .toLowerCase(Locale.ROOT));
        var over = entries(FILES.resolve("said.po")).keySet().stream()
                .filter(text -> {
                    var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z-]+"))
                            .filter(word -> word.length() > 4)
                            .toList();
                    return sources.stream().noneMatch(source -> words.stream().allMatch(source::contains));
                })
                .toList();
        assertThat(over).as("sentences of said.po that nothing says any more").isEmpty();
    }

    private static List<String> places(String text) {
        return PLACES.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, String> german() throws IOException {
        var all = new HashMap<String, String>();
        for (var file : files()) {
            all.putAll(entries(file));
        }
        return all;
    }

    private static Map<String, String> entries(Path file) throws IOException {
        return PoFile.read(Files.newInputStream(file), file.toString());
    }

    private static TreeSet<Path> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
