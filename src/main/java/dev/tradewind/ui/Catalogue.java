package dev.tradewind.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts of one language, read once. */
final class Catalogue {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Map<String, String> texts;
    private final List<Sentence> sentences;

    private Catalogue(Map<String, String> texts, List<Sentence> sentences) {
        this.texts = Map.copyOf(texts);
        this.sentences = List.copyOf(sentences);
    }

    /** A pattern that another part makes sentences by, and the same in this language. */
    private record Sentence(String begin, Pattern pattern, List<Integer> places, String translated) {}

    /**
     * Reads every file of a language.
     *
     * @throws IllegalStateException when one text has two translations
     */
    static Catalogue of(String language) {
        var texts = new HashMap<String, String>();
        var sentences = new ArrayList<Sentence>();
        try {
            var resolver = new PathMatchingResourcePatternResolver(Catalogue.class.getClassLoader());
            for (var file : resolver.getResources("classpath*:i18n/" + language + "/*.po")) {
                var said = "said.po".equals(file.getFilename());
                PoFile.read(file.getInputStream(), file.getDescription()).forEach((english, translated) -> {
                    var other = texts.put(english, translated);
                    if (other != null && !other.equals(translated)) {
                        throw new IllegalStateException("two translations of '" + english + "': '" + other + "' and '"
                                + translated + "'. Move it to common.po.");
                    }
                    if (said && english.contains("{0}")) {
                        sentences.add(sentence(english, translated));
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        // the longest beginning first: it says most about which sentence it is
        sentences.sort((a, b) -> b.begin.length() - a.begin.length());
        return new Catalogue(texts, sentences);
    }

    String text(String english) {
        return texts.getOrDefault(english, english);
    }

    String sentence(String english) {
        var exact = texts.get(english);
        if (exact != null) {
            return exact;
        }
        for (var sentence : sentences) {
            if (english.startsWith(sentence.begin)) {
                var found = sentence.pattern.matcher(english);
                if (found.matches()) {
                    return filled(sentence, found);
                }
            }
        }
        return english;
    }

    private String filled(Sentence sentence, Matcher found) {
        var arguments = new Object[10];
        for (int group = 1; group <= found.groupCount(); group++) {
            var part = found.group(group);
            arguments[sentence.places.get(group - 1)] = texts.getOrDefault(part, part);
        }
        return Texts.fill(sentence.translated, arguments);
    }

    private static Sentence sentence(String english, String translated) {
        var pattern = new StringBuilder();
        var places = new ArrayList<Integer>();
        var place = PLACE.matcher(english);
        int at = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(at, place.start()))).append("(.*?)");
            places.add(Integer.valueOf(place.group(1)));
            at = place.end();
        }
        pattern.append(Pattern.quote(english.substring(at)));
        return new Sentence(
                english.substring(0, english.indexOf('{')),
                Pattern.compile(pattern.toString(), Pattern.DOTALL),
                List.copyOf(places),
                translated);
    }
}
