package dev.tradewind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words behind a command's name: options with a value, flags, and the rest. */
record Arguments(List<String> words, Map<String, String> values, Set<String> flags) {

    /** A word is not understood; the message says which. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String message) {
            super(message);
        }
    }

    static Arguments parse(List<String> given, Set<String> valued, Set<String> flags) throws Bad {
        var words = new ArrayList<String>();
        var values = new HashMap<String, String>();
        var set = new HashSet<String>();
        for (var i = 0; i < given.size(); i++) {
            var word = given.get(i);
            if (valued.contains(word)) {
                if (i + 1 == given.size()) {
                    throw new Bad(word + " needs a value");
                }
                values.put(word, given.get(++i));
            } else if (flags.contains(word)) {
                set.add(word);
            } else if (word.startsWith("--")) {
                throw new Bad("no option " + word + " here");
            } else {
                words.add(word);
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(values), Set.copyOf(set));
    }

    @Nullable
    String value(String option) {
        return values.get(option);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The only word. */
    String one(String what) throws Bad {
        if (words.size() != 1) {
            throw new Bad(words.isEmpty() ? what + " is missing" : "expected one " + what + ", not " + words);
        }
        return words.getFirst();
    }
}
