package dev.tradewind.ui;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the screen says, in the language of whoever reads it. The English text is the key and stands in the code; other
 * languages stand in {@code i18n/<language>/*.po}. A text without a translation is shown in English.
 */
public final class Texts {
    /** The languages that there are, English first in the code and always whole. */
    public static final Set<String> LANGUAGES = Set.of("en", "de");

    private static final Map<String, Catalogue> CATALOGUES = Map.of("de", Catalogue.of("de"));

    private Texts() {}

    /** The text for the current reader. */
    public static String tr(String english) {
        var catalogue = catalogue();
        return catalogue == null ? english : catalogue.text(english);
    }

    /**
     * The text for the current reader with its places filled.
     *
     * @param english {@code {0}} stands for the first argument, as it is written: format numbers before
     */
    public static String tr(String english, @Nullable Object... arguments) {
        return fill(tr(english), arguments);
    }

    /** One or more: {@code plural(n, "{0} site", "{0} sites")}; {@code {0}} is the count, written as a number. */
    public static String plural(long count, String one, String other) {
        return fill(tr(count == 1 ? one : other), Formats.number(count));
    }

    /** Marks a text that is translated later, where it is shown: {@code tr(key)}. */
    public static String key(String english) {
        return english;
    }

    /**
     * A sentence that another part of the program made or has recorded in English, for the current reader: the catalogue
     * knows the sentence or the pattern that it was made by. Empty where nothing was said.
     */
    public static String said(@Nullable String english) {
        if (english == null) {
            return "";
        }
        var catalogue = catalogue();
        return catalogue == null ? english : catalogue.sentence(english);
    }

    private static @Nullable Catalogue catalogue() {
        return CATALOGUES.get(Locality.current().locale().getLanguage());
    }

    static String fill(String pattern, @Nullable Object... arguments) {
        if (arguments.length == 0 || pattern.indexOf('{') < 0) {
            return pattern;
        }
        var text = new StringBuilder(pattern.length() + 16 * arguments.length);
        for (int at = 0; at < pattern.length(); at++) {
            char next = pattern.charAt(at);
            if (next == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}') {
                int place = pattern.charAt(at + 1) - '0';
                if (place >= 0 && place < arguments.length) {
                    text.append(arguments[place]);
                    at += 2;
                    continue;
                }
            }
            text.append(next);
        }
        return text.toString();
    }
}
