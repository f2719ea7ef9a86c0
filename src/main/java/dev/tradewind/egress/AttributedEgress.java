package dev.tradewind.egress;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a filter means, shared among those who caused it; one currency.
 *
 * @param billed the sum of BilledCost
 * @param attributed the part of it that flows explain
 * @param seenGigabytes bytes of the flows that explain it
 * @param lines attributed ones first, then the rest, the largest first; they add up to {@code billed}
 */
public record AttributedEgress(Money billed, Money attributed, BigDecimal seenGigabytes, List<CausedFlow> lines) {
    public AttributedEgress {
        lines = List.copyOf(lines);
    }

    static AttributedEgress of(String currency, List<CausedFlow> lines) {
        var billed = Money.zero(currency);
        var attributed = Money.zero(currency);
        var seen = BigDecimal.ZERO;
        for (var line : lines) {
            billed = billed.plus(line.cost());
            if (line.isAttributed()) {
                attributed = attributed.plus(line.cost());
                seen = seen.add(line.gigabytes());
            }
        }
        return new AttributedEgress(billed, attributed, seen, lines);
    }

    public Money unattributed() {
        return billed.minus(attributed);
    }

    /** Share of BilledCost that flows explain, 0 to 1; empty where nothing was billed. */
    public Optional<Double> coverage() {
        return billed.isZero()
                ? Optional.empty()
                : Optional.of(attributed
                        .amount()
                        .divide(billed.amount(), MathContext.DECIMAL64)
                        .doubleValue());
    }
}
