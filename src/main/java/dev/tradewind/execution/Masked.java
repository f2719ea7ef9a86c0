package dev.tradewind.execution;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text without its secrets, as far as they can be told: values of names that say so, in command lines, JSON and YAML; the
 * password in an address; what follows {@code Bearer}; everything that a Kubernetes Secret holds. Too much is masked rather than
 * too little.
 */
final class Masked {
    private static final String MASK = "***";
    private static final String NAME =
            "[\\w.-]*(?:password|passwd|passphrase|secret|token|credential|api[_-]?key|access[_-]?key|private[_-]?key)[\\w.-]*";

    /** A quoted string, or what reaches to the next blank, comma or bracket. */
    private static final String VALUE = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s,}\\]\"']+)";

    private record Rule(Pattern pattern, String with) {
        Rule(String pattern, String with) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), with);
        }
    }

    private static final List<Rule> RULES = List.of(
            // name: X, value: Y in either notation, as Kubernetes and Control-M list variables
            new Rule(
                    "(\"?name\"?[ \\t]*:[ \\t]*[\"']?" + NAME + "[\"']?[ \\t]*,?\\s*\"?value\"?[ \\t]*:[ \\t]*)"
                            + VALUE,
                    "$1" + MASK),
            // --password Y, also as two items of a list
            new Rule("(--?" + NAME + "[\"']?[ \\t]*,?(?:\\s*\\n[ \\t]*-)?[ \\t]+)(?!-)" + VALUE, "$1" + MASK),
            // PASSWORD=Y, "password": "Y"
            new Rule("(" + NAME + "[\"']?[ \\t]*[:=][ \\t]*)(?:Bearer[ \\t]+)?" + VALUE, "$1" + MASK),
            new Rule("(\\b(?:Bearer|Basic)[ \\t]+)[A-Za-z0-9._~+/=-]{8,}", "$1" + MASK),
            new Rule("(://[^/\\s:@]*:)[^/\\s@]+@", "$1" + MASK + "@"));

    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---[ \\t]*\\n");
    private static final Pattern SECRET =
            Pattern.compile("(?m)^[ \\t]*\"?kind\"?:[ \\t]*\"?Secret\"?[ \\t]*,?[ \\t]*$");
    private static final Pattern HELD =
            Pattern.compile("(?m)^(\"?(?:data|stringData)\"?:).*\\n((?:[ \\t]+.*(?:\\n|\\z))*)");

    private Masked() {}

    static String text(String text) {
        var parts = DOCUMENT.split(text, -1);
        for (int i = 0; i < parts.length; i++) {
            if (SECRET.matcher(parts[i]).find()) {
                parts[i] = HELD.matcher(parts[i]).replaceAll("$1 " + MASK + "\n");
            }
        }
        var masked = String.join("---\n", parts);
        for (var rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.with());
        }
        return masked;
    }
}
