package dev.tradewind.load;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Numbers given on the command line. */
final class Words {
    private Words() {}

    /** Ends the process with 2 where a word is not known. */
    static Map<String, Integer> of(String bench, String[] words, Map<String, String> usual) {
        var given = new HashMap<String, Integer>();
        usual.forEach((name, value) -> given.put(name, Integer.valueOf(value)));
        for (var index = 0; index < words.length; index++) {
            if (words[index].equals("--json")) {
                continue;
            }
            if (!usual.containsKey(words[index])
                    || index + 1 == words.length
                    || !words[index + 1].matches("\\d{1,9}")) {
                System.err.println("tradewind bench " + bench + ": did not expect '" + words[index]
                        + "'. Known, each with a" + " number: " + String.join(", ", new TreeSet<>(usual.keySet())));
                System.exit(2);
            }
            given.put(words[index], Integer.valueOf(words[++index]));
        }
        return given;
    }
}
