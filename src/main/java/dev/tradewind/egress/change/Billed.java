package dev.tradewind.egress.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What was billed in one range.
 *
 * @param cost BilledCost
 * @param gigabytes of 10⁹ bytes; 0 where the bill counts none
 */
public record Billed(BigDecimal cost, BigDecimal gigabytes, long charges) {
    static final int SCALE = 20;

    public static final Billed NOTHING = new Billed(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    public Billed plus(Billed other) {
        return new Billed(cost.add(other.cost), gigabytes.add(other.gigabytes), charges + other.charges);
    }

    public boolean metered() {
        return gigabytes.signum() > 0;
    }

    /** What so many gigabytes cost at this unit price. */
    BigDecimal priced(BigDecimal other) {
        return cost.multiply(other).divide(gigabytes, SCALE, RoundingMode.HALF_EVEN);
    }

    /** Cost per gigabyte, for people; empty where no bytes are known. */
    public Optional<BigDecimal> perGigabyte() {
        return metered() ? Optional.of(cost.divide(gigabytes, SCALE, RoundingMode.HALF_EVEN)) : Optional.empty();
    }
}
