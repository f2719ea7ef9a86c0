package dev.tradewind.journey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number as it is written, which stands for all numbers that would be written so. One without decimals is exact: a count,
 * or a statement that claims to be whole.
 *
 * @param low the least that it can stand for
 * @param high the most that it can stand for
 */
record Stated(BigDecimal low, BigDecimal high) {
    static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?");
    private static final Pattern SIGNED = Pattern.compile("([+−-]?)(" + NUMBER.pattern() + ")");

    static Stated exactly(BigDecimal value) {
        return new Stated(value, value);
    }

    /** As it stands in a text or a table, with its sign; empty for what is no number. */
    static Optional<Stated> of(String text) {
        var found = SIGNED.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var value = new BigDecimal(found.group(2).replace(",", ""));
        var signed = found.group(1).matches("[−-]") ? value.negate() : value;
        return Optional.of(around(signed, value.scale() == 0 ? BigDecimal.ZERO : half(value.scale())));
    }

    /** A number on the page: without decimals it is rounded to a whole one. */
    static Optional<Stated> shown(String text) {
        return of(text).map(stated -> stated.low.equals(stated.high) ? around(stated.low, half(0)) : stated);
    }

    private static Stated around(BigDecimal value, BigDecimal by) {
        return new Stated(value.subtract(by), value.add(by));
    }

    private static BigDecimal half(int scale) {
        return new BigDecimal("0.5").scaleByPowerOfTen(-scale);
    }

    Stated plus(Stated other) {
        return new Stated(low.add(other.low), high.add(other.high));
    }

    Stated negated() {
        return new Stated(high.negate(), low.negate());
    }

    Stated times(Stated other) {
        return hull(
                low.multiply(other.low), low.multiply(other.high), high.multiply(other.low), high.multiply(other.high));
    }

    /** @throws ArithmeticException if what it is divided by may be nothing */
    Stated over(Stated other) {
        if (other.low.signum() * other.high.signum() <= 0) {
            throw new ArithmeticException("division by what may be 0: " + other);
        }
        return times(new Stated(
                BigDecimal.ONE.divide(other.high, MathContext.DECIMAL128),
                BigDecimal.ONE.divide(other.low, MathContext.DECIMAL128)));
    }

    private static Stated hull(BigDecimal... all) {
        return new Stated(
                Stream.of(all).min(BigDecimal::compareTo).orElseThrow(),
                Stream.of(all).max(BigDecimal::compareTo).orElseThrow());
    }

    static Stated sum(List<Stated> all) {
        return all.stream().reduce(exactly(BigDecimal.ZERO), Stated::plus);
    }

    static Stated least(List<Stated> all) {
        return all.stream().min((a, b) -> a.low.compareTo(b.low)).orElseThrow();
    }

    static Stated most(List<Stated> all) {
        return all.stream().max((a, b) -> a.high.compareTo(b.high)).orElseThrow();
    }

    /** Whether one and the same number can stand behind both. */
    boolean agreesWith(Stated other) {
        // what a division leaves at the thirtieth digit decides nothing
        var grain = new BigDecimal("1E-18");
        return low.subtract(grain).compareTo(other.high) <= 0
                && other.low.subtract(grain).compareTo(high) <= 0;
    }

    boolean hasMiddleOf(Stated other) {
        return low.add(high).compareTo(other.low.add(other.high)) == 0;
    }

    /** How much is left open. */
    BigDecimal width() {
        return high.subtract(low);
    }

    @Override
    public String toString() {
        var middle = low.add(high)
                .divide(BigDecimal.valueOf(2), MathContext.DECIMAL64)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return width().signum() == 0
                ? middle
                : middle + " ±"
                        + width().divide(BigDecimal.valueOf(2), new MathContext(2))
                                .stripTrailingZeros()
                                .toPlainString();
    }
}
