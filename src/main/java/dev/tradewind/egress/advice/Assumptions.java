package dev.tradewind.egress.advice;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value for every {@link Assumption}. */
public record Assumptions(Map<Assumption, BigDecimal> values) {
    public static final Assumptions USUAL = of(key -> null);

    public Assumptions {
        values = Map.copyOf(values);
    }

    /**
     * @param asked a value by {@link Assumption#key}, null where the usual one stands
     * @throws IllegalArgumentException naming the key, the value and what is expected
     */
    public static Assumptions of(Function<String, @Nullable String> asked) {
        var values = new EnumMap<Assumption, BigDecimal>(Assumption.class);
        for (var each : Assumption.values()) {
            var text = asked.apply(each.key());
            values.put(each, text == null || text.isBlank() ? each.usual() : each.checked(text));
        }
        return new Assumptions(values);
    }

    public BigDecimal of(Assumption which) {
        return values.getOrDefault(which, which.usual());
    }

    AdviceInput input(Assumption which) {
        return new AdviceInput(
                which.label(),
                of(which).toPlainString(),
                "",
                AdviceInput.Origin.ASSUMED,
                of(which).compareTo(which.usual()) == 0 ? "usual value, change it above" : "as you set it");
    }
}
