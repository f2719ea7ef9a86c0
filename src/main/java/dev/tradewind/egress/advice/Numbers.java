package dev.tradewind.egress.advice;

import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts as they are reckoned with and written in reasons. */
final class Numbers {
    static final MathContext EXACT = MathContext.DECIMAL64;

    private Numbers() {}

    static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, EXACT);
    }

    /** Two decimals, as one reads it. */
    static String usd(BigDecimal amount) {
        return Notation.PLAIN.number(amount, 2);
    }

    static String gb(BigDecimal gigabytes) {
        return Notation.PLAIN.number(gigabytes, 0);
    }

    /** As an input of a formula, which machines read too: no separators. */
    static String plain(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String price(BigDecimal usdPerGb) {
        return usdPerGb.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    /** With digits enough that a reader who multiplies by it comes to the same amount. */
    static String factor(BigDecimal share) {
        return plain(share, 6);
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
