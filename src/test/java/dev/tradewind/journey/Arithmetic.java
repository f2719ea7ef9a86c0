package dev.tradewind.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reckons what a worked line of the evidence drawer says: {@code 1,200.50 USD ÷ 48 GB}. Knows + − × · ÷ /, parentheses,
 * per cent and units behind numbers. Words before a number, or anything else that it does not know, and it is no arithmetic.
 */
final class Arithmetic {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>" + Stated.NUMBER.pattern()
            + ")(?![\\w,.])|(?<unit>\\p{L}[\\p{L}\\d₂]*(?:\\s?[/·]\\s?\\p{L}[\\p{L}\\d₂]*)*)"
            + "|(?<sign>[-+−×·÷/()%]))\\s*");

    private final List<String> tokens;
    private final List<Stated> operands = new ArrayList<>();
    private int at;
    private int operations;

    private Arithmetic(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * @param operands every number in it, per cent as they are written
     * @param operations how often two numbers were put together
     */
    record Result(Stated value, List<Stated> operands, int operations) {}

    /** Empty where the text is no arithmetic. */
    static Optional<Result> of(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        var end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        var reading = new Arithmetic(tokens);
        try {
            var value = reading.sum();
            return reading.at < tokens.size() || reading.operands.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Result(value, List.copyOf(reading.operands), reading.operations));
        } catch (NoArithmetic no) {
            return Optional.empty();
        }
    }

    private Stated sum() {
        var first = next("+");
        var value = first || !next("-", "−") ? product() : product().negated();
        while (true) {
            if (next("+")) {
                value = value.plus(product());
            } else if (next("-", "−")) {
                value = value.plus(product().negated());
            } else {
                return value;
            }
            operations++;
        }
    }

    private Stated product() {
        var value = factor();
        while (true) {
            if (next("×", "·")) {
                value = value.times(factor());
            } else if (next("÷", "/")) {
                value = value.over(factor());
            } else {
                return value;
            }
            operations++;
        }
    }

    private Stated factor() {
        if (next("(")) {
            var value = sum();
            if (!next(")")) {
                throw new NoArithmetic();
            }
            return unit(value);
        }
        if (next("-", "−")) {
            return factor().negated();
        }
        if (next("+")) {
            return factor();
        }
        var number = at < tokens.size() ? Stated.of(tokens.get(at)) : Optional.<Stated>empty();
        at++;
        var value = number.orElseThrow(NoArithmetic::new);
        operands.add(value);
        return unit(value);
    }

    private Stated unit(Stated value) {
        var found = next("%") ? value.over(Stated.exactly(BigDecimal.valueOf(100))) : value;
        while (at < tokens.size() && Character.isLetter(tokens.get(at).codePointAt(0))) {
            at++;
        }
        return found;
    }

    private boolean next(String... signs) {
        var found = at < tokens.size() && List.of(signs).contains(tokens.get(at));
        at += found ? 1 : 0;
        return found;
    }

    /** The text is something else. */
    private static final class NoArithmetic extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
