package dev.tradewind.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts of one language, read once. */
final class Catalogue {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=\\.) ");

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
        sentences.sort(Comparator.comparingInt((Sentence each) -> each.begin.length())
                .thenComparingInt(each -> each.pattern.pattern().length())
                .reversed());
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
        var made = pattern(english);
        return made == null ? oneByOne(english) : made;
    }

    private @Nullable String pattern(String english) {
        for (var sentence : sentences) {
            if (english.startsWith(sentence.begin)) {
                var found = sentence.pattern.matcher(english);
                if (found.matches()) {
                    return filled(sentence, found);
                }
            }
        }
        return null;
    }

    /** Several sentences, each of which may be known or not. */
    private String oneByOne(String english) {
        var parts = END_OF_SENTENCE.split(english);
        if (parts.length == 1) {
            return english;
        }
        return Arrays.stream(parts)
                .map(part -> {
                    var exact = texts.get(part);
                    var made = exact == null ? pattern(part) : exact;
                    return made == null ? part : made;
                })
                .collect(Collectors.joining(" "));
    }

    private String filled(Sentence sentence, Matcher found) {
        var arguments = new @Nullable Object[10];
        for (int group = 1; group <= found.groupCount(); group++) {
            var part = found.group(group);
            // what fills a place may be a sentence of its own; it is shorter each time, so this ends
            arguments[sentence.places.get(group - 1)] = sentence(part);
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
