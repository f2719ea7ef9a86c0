package dev.tradewind.quantity;

import java.math.BigDecimal;

/**
 * An exact amount in one currency. Amounts of two currencies are never added; no binary floating point holds money.
 *
 * @param amount the unrounded amount, in whole units of the currency
 * @param currency the code as billed, usually ISO 4217, upper case
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
    private static final BigDecimal NANOS = new BigDecimal(1_000_000_000L);

    public Money {
        if (currency.isBlank()) {
            throw new IllegalArgumentException(
                    "money of " + amount + " has no currency. Maybe the source file lacks BillingCurrency?");
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** US dollars from the engine's integer unit, 10⁻⁹ USD. */
    public static Money ofNanoUsd(long nanoUsd) {
        return new Money(BigDecimal.valueOf(nanoUsd, 9), "USD");
    }

    /** The engine's integer unit; rounds half to even below 10⁻⁹. */
    public long nanos() {
        return amount.multiply(NANOS)
                .setScale(0, java.math.RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** Equal amounts are equal whatever their scale: 1.20 USD is 1.2 USD. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Money(var otherAmount, var otherCurrency)
                && currency.equals(otherCurrency)
                && amount.compareTo(otherAmount) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * currency.hashCode() + amount.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + this + " with " + other
                    + ": currencies differ. Maybe group by currency first?");
        }
        return other;
    }
}
