package dev.tradewind.recommendation;

import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much more a workload sends than before a change, told by those of its flows that the change leaves alone: what a promise
 * could not know. Pure.
 */
final class Traffic {
    private static final BigDecimal DAY_SECONDS = new BigDecimal(86_400);

    private Traffic() {}

    /**
     * Bytes a day of the other flows of the promised workloads, after ÷ before; of flows that both ranges have, for a new one
     * tells no growth. Null where there are none, and for changes that lead bytes over other flows by themselves.
     */
    static @Nullable BigDecimal grown(
            RecommendationKind kind,
            Promise promise,
            TimeRange before,
            List<WorkloadFlow> was,
            TimeRange after,
            List<WorkloadFlow> is) {
        if (shiftsBytes(kind)) {
            return null;
        }
        var earlier = others(promise, was);
        var later = others(promise, is);
        earlier.keySet().retainAll(later.keySet());
        later.keySet().retainAll(earlier.keySet());
        var base = perDay(earlier, before);
        return base.signum() == 0 ? null : perDay(later, after).divide(base, MathContext.DECIMAL64);
    }

    private static boolean shiftsBytes(RecommendationKind kind) {
        return switch (kind) {
            case COMPRESSION, PRIVATE_ENDPOINT -> false;
            case PLACEMENT, TIME_SHIFT, EVACUATION, ROUTING, REPLICA, CDN -> true;
        };
    }

    /** Gigabytes by what a flow is called, of workloads that the bill names. */
    private static Map<String, BigDecimal> others(Promise promise, List<WorkloadFlow> flows) {
        var others = new HashMap<String, BigDecimal>();
        flows.stream()
                .filter(each -> promise.flows().stream().noneMatch(flow -> flow.is(each)))
                .filter(each -> promise.flows().stream()
                        .anyMatch(flow -> flow.workload() != null
                                && Objects.equals(flow.workload(), each.workload())
                                && flow.owner().equals(each.flow().owner())))
                .filter(each -> each.flow().total().gigabytes().signum() > 0)
                .forEach(each -> others.merge(each.name(), each.flow().total().gigabytes(), BigDecimal::add));
        return others;
    }

    private static BigDecimal perDay(Map<String, BigDecimal> gigabytes, TimeRange range) {
        var days = BigDecimal.valueOf(range.duration().toSeconds()).divide(DAY_SECONDS, MathContext.DECIMAL64);
        return gigabytes.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(days, MathContext.DECIMAL64);
    }
}
