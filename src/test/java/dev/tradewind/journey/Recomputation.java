package dev.tradewind.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reckons the value of a figure again, from nothing but what its drawer states: the worked lines with the numbers of the
 * inputs' table, the inputs themselves where it is their sum, number, mean, lowest or highest, or the stated query.
 */
final class Recomputation {
    private static final Pattern OF_INPUTS = Pattern.compile(
            "(?<what>Σ|number|mean|lowest|highest|lowest and highest) of the inputs \\((?<count>[\\d,]+)\\)");
    private static final Pattern OVER_ROWS = Pattern.compile("Σ (?<column>[\\p{L} ]+) over (?<count>[\\d,]+) \\p{L}+");
    private static final Pattern MEAN_OF_HOURS = Pattern.compile("mean of (?<count>[\\d,]+) hours");
    private static final List<Stated> CONSTANTS = Stream.of(
                    "1", "2", "24", "30.4375", "60", "100", "1000", "1000000", "3600")
            .map(each -> Stated.exactly(new BigDecimal(each)))
            .toList();

    private final Drawer of;
    private final Function<String, List<Stored>> query;

    /**
     * A row that a query brings.
     *
     * @param columns those that hold numbers
     * @param currency of its amounts, empty if it has none
     * @param rows how many rows of the store it sums
     */
    record Stored(Map<String, BigDecimal> columns, String currency, BigDecimal rows) {}

    /** @param query asks the store that a drawer's query speaks of */
    Recomputation(Drawer of, Function<String, List<Stored>> query) {
        this.of = of;
        this.query = query;
    }

    /** Whether what the button says is the figure's value, or a number that it comes from. */
    boolean isOf(String button) {
        var numbers = Stated.NUMBER.matcher(button);
        var all = Stream.concat(
                        Arrays.stream(of.value().replaceFirst("^at least ", "").split(" – ")),
                        of.inputs().stream().map(Drawer.Input::value))
                .flatMap(each -> Stated.shown(each).stream())
                .toList();
        var none = true;
        while (numbers.find()) {
            var said = Stated.shown(numbers.group()).orElseThrow();
            none = false;
            if (all.stream()
                    .anyMatch(each -> each.agreesWith(said) || each.negated().agreesWith(said))) {
                return true;
            }
        }
        return none;
    }

    /**
     * How it was recomputed, in one word.
     *
     * @throws Disagreement if it cannot be, or comes to something else
     */
    String carryOut() {
        var shown = Arrays.stream(of.value().replaceFirst("^at least ", "").split(" – "))
                .map(each -> Stated.shown(each)
                        .orElseThrow(() -> new Disagreement("the value '" + of.value() + "' is no number")))
                .map(each -> of.unit().equals("%") ? each.over(Stated.exactly(BigDecimal.valueOf(100))) : each)
                .toList();
        var how = "";
        for (var line : statements()) {
            var judged = judge(line, shown);
            how = judged.isEmpty() ? how : judged;
        }
        if (how.isEmpty() && of.query().startsWith("select count(*)")) {
            var counted = query.apply(of.query()).getFirst().rows();
            agree(of.query(), List.of(Stated.exactly(counted)), shown);
            how = "rows";
        }
        if (how.isEmpty() && of.worked().isEmpty() && of.query().matches("(?is)select .*")) {
            agree(of.query(), List.of(single(query.apply(of.query()))), shown);
            how = "rows";
        }
        if (how.isEmpty() && of.worked().isEmpty() && of.query().startsWith("series ")) {
            agree(of.query(), List.of(said(query.apply(of.query()))), shown);
            how = "signals";
        }
        if (how.isEmpty() && of.worked().isEmpty()) {
            how = source(shown);
        }
        if (how.isEmpty()) {
            throw new Disagreement("nothing in it can be reckoned: worked '" + of.worked() + "'");
        }
        return how;
    }

    /** A line that begins with an operator goes on with the one before. */
    private List<String> statements() {
        var found = new ArrayList<String>();
        for (var line : of.worked().lines().map(String::strip).toList()) {
            if (!found.isEmpty() && line.matches("[-+−×·÷/=)].*")) {
                found.set(found.size() - 1, found.getLast() + " " + line);
            } else {
                found.add(line);
            }
        }
        return found;
    }

    /** Every part of the chain between its signs of equality must come to the value that is shown. */
    private String judge(String line, List<Stated> shown) {
        var how = "";
        for (var part : line.split("=")) {
            var text = part.strip();
            var ofInputs = OF_INPUTS.matcher(text);
            var overRows = OVER_ROWS.matcher(text);
            var meanOfHours = MEAN_OF_HOURS.matcher(text);
            if (ofInputs.matches()) {
                ofInputs(ofInputs.group("what"), ofInputs.group("count"), shown);
                how = "inputs";
            } else if (meanOfHours.matches()) {
                agree(part, List.of(meanOfHours(number(meanOfHours.group("count")))), shown);
                how = "signals";
            } else if (overRows.matches()) {
                agree(part, List.of(overRows(overRows.group("column"), number(overRows.group("count")))), shown);
                how = "rows";
            } else {
                var result = Arithmetic.of(text);
                if (result.isPresent()) {
                    contradictsNot(part, List.of(result.get().value()), shown);
                    if (result.get().operations() > 0) {
                        agree(part, List.of(result.get().value()), shown);
                        result.get().operands().forEach(this::isInput);
                        how = "arithmetic";
                    }
                }
            }
        }
        return how;
    }

    private void ofInputs(String what, String count, List<Stated> shown) {
        var values = of.inputs().stream()
                .filter(each -> what.equals("number") || each.unit().equals(of.unit()))
                .flatMap(each -> what.equals("number")
                        ? Stream.of(Stated.exactly(BigDecimal.ONE))
                        : Stated.of(each.value()).stream())
                .toList();
        if (values.size() != number(count).intValueExact()) {
            throw new Disagreement("speaks of " + count + " inputs and lists " + values.size());
        }
        var percent = of.unit().equals("%")
                ? values.stream()
                        .map(each -> each.over(Stated.exactly(BigDecimal.valueOf(100))))
                        .toList()
                : values;
        agree(
                what + " of the inputs",
                switch (what) {
                    case "lowest" -> List.of(Stated.least(percent));
                    case "highest" -> List.of(Stated.most(percent));
                    case "lowest and highest" -> List.of(Stated.least(percent), Stated.most(percent));
                    case "mean" ->
                        List.of(Stated.sum(percent).over(Stated.exactly(BigDecimal.valueOf(percent.size()))));
                    default -> List.of(Stated.sum(percent));
                },
                shown);
    }

    private Stated overRows(String column, BigDecimal count) {
        var name = column.equals("GB")
                ? "gigabytes"
                : column.replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2").toLowerCase(Locale.ROOT);
        var all = query.apply(of.query());
        var own =
                all.stream().filter(row -> of.unit().startsWith(row.currency())).toList();
        var rows = own.isEmpty() ? all : own;
        var counted = rows.stream().map(Stored::rows).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (counted.compareTo(count) != 0) {
            throw new Disagreement("speaks of " + count + " rows and its query finds " + counted + ": " + of.query());
        }
        return Stated.exactly(rows.stream()
                .map(row -> Objects.requireNonNull(row.columns().get(name), name + " in the rows of " + of.query()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Stated meanOfHours(BigDecimal count) {
        var hours = query.apply(of.query());
        if (count.intValueExact() != hours.size()) {
            throw new Disagreement("speaks of " + count + " hours and its query finds " + hours.size());
        }
        return Stated.sum(hours.stream().map(hour -> single(List.of(hour))).toList())
                .over(Stated.exactly(count));
    }

    /** The one number of a row, or the one that bears an input's name. */
    private Stated said(List<Stored> rows) {
        return of.inputs().stream()
                .filter(input -> rows.size() == 1 && rows.getFirst().columns().containsKey(input.name()))
                .findFirst()
                .map(input -> Stated.exactly(
                        Objects.requireNonNull(rows.getFirst().columns().get(input.name()))))
                .orElseGet(() -> single(rows));
    }

    private static Stated single(List<Stored> rows) {
        if (rows.size() != 1 || rows.getFirst().columns().size() != 1) {
            throw new Disagreement("its query brings " + rows + " and not one number");
        }
        return Stated.exactly(rows.getFirst().columns().values().iterator().next());
    }

    /** What nobody reckoned, as a source said it: the one input in the figure's unit. */
    private String source(List<Stated> shown) {
        var said = of.inputs().stream()
                .filter(each -> each.unit().equals(of.unit()) && !each.kind().equals("modelled"))
                .flatMap(each -> Stated.of(each.value()).stream())
                .toList();
        if (said.size() != 1) {
            throw new Disagreement(
                    "no worked line, and " + said.size() + " inputs in " + of.unit() + " that a source said");
        }
        // 0.01 said is 0.0100 shown: nothing was rounded
        if (!said.getFirst().hasMiddleOf(shown.getFirst())) {
            agree("as its source said it", said, shown);
        }
        return "source";
    }

    /** What a line reckons with stands among the inputs, so that it has a source, a kind and an age. */
    private void isInput(Stated operand) {
        var there = Stream.concat(
                        of.inputs().stream().flatMap(each -> Stated.of(each.value()).stream()), CONSTANTS.stream())
                .anyMatch(each -> each.agreesWith(operand) || each.negated().agreesWith(operand));
        if (!there) {
            throw new Disagreement("reckons with " + operand + ", which is none of its inputs");
        }
    }

    private static void agree(String what, List<Stated> recomputed, List<Stated> shown) {
        contradictsNot(what, recomputed, shown);
        for (var i = 0; i < shown.size(); i++) {
            if (recomputed.get(i).width().compareTo(shown.get(i).width().multiply(BigDecimal.TWO)) > 0) {
                throw new Disagreement("'" + what.strip() + "' is stated too coarsely for the value: " + recomputed);
            }
        }
    }

    /** However coarse: for what is only said and proves nothing. */
    private static void contradictsNot(String what, List<Stated> recomputed, List<Stated> shown) {
        for (var i = 0; i < shown.size(); i++) {
            if (recomputed.size() != shown.size() || !recomputed.get(i).agreesWith(shown.get(i))) {
                throw new Disagreement("'" + what.strip() + "' comes to " + recomputed + ", shown is " + shown);
            }
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    /** A figure that its drawer does not bear out. */
    static final class Disagreement extends RuntimeException {
        private static final long serialVersionUID = 1;

        Disagreement(String why) {
            super(why);
        }
    }
}
