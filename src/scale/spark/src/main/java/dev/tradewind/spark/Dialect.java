package dev.tradewind.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The console's SQL, which DuckDB understands, as Spark understands it: the same question with the same order of its answer.
 * Only what the console's questions use is known here; a test asks all of them.
 */
final class Dialect {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern MARK = Pattern.compile("\u0000(\\d+)\u0000");

    /** DuckDB takes options of a regular expression behind the group; Spark only in the expression. */
    private static final Pattern EXPRESSION_WITH_OPTIONS = Pattern.compile(
            "(regexp_extract\\([^\u0000()]*)\u0000(\\d+)\u0000(\\s*,\\s*\\d+)\\s*,\\s*\u0000(\\d+)\u0000");

    private static final Pattern PARAMETER = Pattern.compile("\\?");
    private static final Pattern LAST_ORDER = Pattern.compile("(?is)(.*\\bORDER\\s+BY\\s+)([^()]+)");

    private static final Pattern QUESTION = Pattern.compile("(?is)\\s*(SELECT|WITH)\\b.*");

    /** Words that make a question write, start a program on the workers, or call into their Java. */
    private static final Pattern MORE_THAN_A_QUESTION =
            Pattern.compile("(?i)\\b(INSERT|TRANSFORM|MAP|REDUCE|REFLECT|TRY_REFLECT|JAVA_METHOD)\\b");

    private Dialect() {}

    /** Whether it only asks, whatever stands in its texts. */
    static boolean isQuestion(String sql) {
        var plain = LITERAL.matcher(sql).replaceAll("''");
        return QUESTION.matcher(plain).matches()
                && !MORE_THAN_A_QUESTION.matcher(plain).find();
    }

    static String spark(String duckDb) {
        var literals = new ArrayList<String>();
        var plain = LITERAL.matcher(duckDb).replaceAll(found -> {
            literals.add(found.group());
            return "\u0000" + (literals.size() - 1) + "\u0000";
        });
        plain = EXPRESSION_WITH_OPTIONS.matcher(plain).replaceAll(found -> withOptions(found, literals));
        plain = plain.replaceAll("(?i)\\bUNION\\s+ALL\\s+BY\\s+NAME\\b", "UNION ALL");
        plain = nullsLast(named(plain));
        return MARK.matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(
                        // a backslash is a letter in DuckDB's text, and begins an escape in Spark's
                        literals.get(Integer.parseInt(found.group(1))).replace("\\", "\\\\")));
    }

    /** Spark 4.2 gives parameters without names in a WITH below a UNION to one another. */
    private static String named(String sql) {
        var next = new AtomicInteger();
        return PARAMETER.matcher(sql).replaceAll(found -> ":" + parameter(next.getAndIncrement()));
    }

    /** @param index from 0 */
    static String parameter(int index) {
        return "p" + index;
    }

    private static String withOptions(MatchResult found, List<String> literals) {
        var expression = Integer.parseInt(found.group(2));
        var options = literals.get(Integer.parseInt(found.group(4))).replace("'", "");
        literals.set(
                expression, "'(?" + options + ")" + literals.get(expression).substring(1));
        return found.group(1) + "\u0000" + expression + "\u0000" + found.group(3);
    }

    /** DuckDB puts nulls at the end of every order, Spark at the beginning of an ascending one. */
    private static String nullsLast(String sql) {
        var order = LAST_ORDER.matcher(sql);
        if (!order.matches()) {
            return sql;
        }
        var terms = List.of(order.group(2).split(",")).stream()
                .map(term ->
                        term.toLowerCase(Locale.ROOT).contains("nulls") ? term : term.stripTrailing() + " NULLS LAST")
                .collect(Collectors.joining(","));
        return order.group(1) + terms;
    }
}
