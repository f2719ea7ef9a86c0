package dev.tradewind.egress.change;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A difference, split. Amounts in one currency; the sum is the difference, to the last decimal.
 *
 * @param amounts a part that does not occur is 0 or absent
 */
public record Parts(Map<Part, BigDecimal> amounts) {
    public static final Parts NONE = new Parts(Map.of());

    public Parts {
        var own = new EnumMap<Part, BigDecimal>(Part.class);
        own.putAll(amounts);
        amounts = Collections.unmodifiableMap(own);
    }

    static Parts of(Part part, BigDecimal amount) {
        return new Parts(Map.of(part, amount));
    }

    public BigDecimal of(Part part) {
        return amounts.getOrDefault(part, BigDecimal.ZERO);
    }

    public BigDecimal sum() {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Parts plus(Parts other) {
        var sum = new EnumMap<Part, BigDecimal>(Part.class);
        sum.putAll(amounts);
        other.amounts.forEach((part, amount) -> sum.merge(part, amount, BigDecimal::add));
        return new Parts(sum);
    }

    /** The part that weighs most, whatever its sign; empty where nothing changed. */
    public Optional<Part> largest() {
        return amounts.entrySet().stream()
                .filter(each -> each.getValue().signum() != 0)
                .max(Comparator.comparing(each -> each.getValue().abs()))
                .map(Map.Entry::getKey);
    }
}
