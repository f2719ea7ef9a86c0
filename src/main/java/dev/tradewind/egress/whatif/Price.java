package dev.tradewind.egress.whatif;

import dev.tradewind.egress.advice.AdviceInput;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some bytes of a month would cost, and why.
 *
 * @param cost in the currency of the bill; null where no price is known
 * @param formula in words; where the cost is null, what is missing
 * @param worked with the numbers put in
 */
public record Price(@Nullable BigDecimal cost, String formula, String worked, List<AdviceInput> inputs) {
    public Price {
        inputs = List.copyOf(inputs);
    }

    static Price of(BigDecimal cost, String formula, String worked, AdviceInput... inputs) {
        return new Price(cost, formula, worked, List.of(inputs));
    }

    static Price unknown(String why) {
        return new Price(null, why, "", List.of());
    }

    public boolean isKnown() {
        return cost != null;
    }
}
