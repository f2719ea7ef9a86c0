package dev.tradewind.ui;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what was left in English where German is read, by the words that hardly an English sentence does without. */
public final class EnglishWords {
    private static final Pattern FREQUENT = Pattern.compile(
            "(?<![.\\w-])(the|and|of|with|are|this|that|which|what|nothing|yet|from|every|each|not|has|have|your|you|its)(?![\\w-])",
            Pattern.CASE_INSENSITIVE);

    private EnglishWords() {}

    public static List<String> in(Stream<String> lines) {
        return lines.filter(line -> FREQUENT.matcher(line).find()).toList();
    }
}
