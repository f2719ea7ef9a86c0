package dev.tradewind.egress.whatif;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it is asked for, by page and API alike; names are not resolved yet.
 *
 * @param kind null for the bill as it is
 * @param at where the data set is, if several of that name are
 * @param site where to
 * @param routed transfer class of a routing rule
 * @param share of its bytes that is served nearby, 0 to 1
 * @param crossing share of bytes that cross zones where two ends come together, 0 to 1
 */
public record Asked(
        @Nullable ScenarioKind kind,
        @Nullable String workload,
        @Nullable String dataSet,
        @Nullable String at,
        @Nullable String site,
        @Nullable String newProvider,
        @Nullable String tier,
        @Nullable String routed,
        BigDecimal share,
        BigDecimal crossing) {
    public static final String KIND = "kind";
    public static final String WORKLOAD = "workload";
    public static final String DATA_SET = "dataSet";
    public static final String AT = "at";
    public static final String SITE = "site";
    public static final String NEW_PROVIDER = "newProvider";
    public static final String TIER = "tier";
    public static final String ROUTED = "routed";
    public static final String SHARE = "share";
    public static final String CROSSING = "crossing";

    /** Two of three zones are another one. */
    public static final BigDecimal USUAL_CROSSING = new BigDecimal("0.667");

    /** What zone-aware routing usually keeps; see the advice of the same name. */
    public static final BigDecimal USUAL_SHARE = new BigDecimal("0.7");

    /**
     * Reads parameters by name.
     *
     * @throws IllegalArgumentException naming the parameter, its value and what was expected
     */
    public static Asked of(Function<String, @Nullable String> parameters) {
        return new Asked(
                kind(text(parameters, KIND)),
                text(parameters, WORKLOAD),
                text(parameters, DATA_SET),
                text(parameters, AT),
                text(parameters, SITE),
                text(parameters, NEW_PROVIDER),
                text(parameters, TIER),
                text(parameters, ROUTED),
                share(parameters, SHARE, USUAL_SHARE),
                share(parameters, CROSSING, USUAL_CROSSING));
    }

    private static @Nullable String text(Function<String, @Nullable String> parameters, String name) {
        var value = parameters.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable ScenarioKind kind(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(ScenarioKind.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind is '" + name + "', known are "
                        + Arrays.stream(ScenarioKind.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static BigDecimal share(Function<String, @Nullable String> parameters, String name, BigDecimal usual) {
        var value = text(parameters, name);
        if (value == null) {
            return usual;
        }
        try {
            var share = new BigDecimal(value);
            if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with what is out of range
        }
        throw new IllegalArgumentException(
                name + " is '" + value + "'; expected a number from 0 to 1, as in " + usual.toPlainString());
    }
}
