package dev.tradewind.egress;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the cost of one range differs from another's, flow by flow. Exact: the parts add up to the difference.
 *
 * <p>For a flow in both ranges {@code volume = (gbB − gbA) · priceA} and {@code price} is the rest of its difference,
 * which equals {@code gbB · (priceB − priceA)}; a flow in one range only is new or ended; a flow without metered
 * bytes cannot be split and counts as unmetered.
 *
 * @param flows every flow with its difference, the largest first by size
 */
public record EgressChange(
        Money before,
        Money after,
        BigDecimal price,
        BigDecimal volume,
        BigDecimal newFlows,
        BigDecimal endedFlows,
        BigDecimal unmetered,
        List<FlowChange> flows) {

    /** What became of one flow. */
    public enum Cause {
        PRICE("Price"),
        VOLUME("Volume"),
        NEW("New flow"),
        ENDED("Ended"),
        UNMETERED("Unmetered");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param before null if the flow is new
     * @param after null if the flow ended
     * @param cause what the larger part of its difference is
     */
    public record FlowChange(
            FlowTotal flow,
            @Nullable EgressTotal before,
            @Nullable EgressTotal after,
            BigDecimal change,
            Cause cause) {}

    private record Key(String from, String to, TransferClass transferClass, String owner) {
        static Key of(FlowTotal flow) {
            return new Key(flow.from(), flow.to(), flow.transferClass(), flow.owner());
        }
    }

    /** Compares the flows of one currency in two ranges. */
    public static EgressChange between(List<FlowTotal> a, List<FlowTotal> b, String currency) {
        var before = index(a, currency);
        var after = index(b, currency);
        var keys = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(keys::add);
        var sums = new HashMap<Cause, BigDecimal>();
        var flows = new ArrayList<FlowChange>();
        for (var key : keys) {
            flows.add(compare(before.get(key), after.get(key), sums));
        }
        flows.sort(
                Comparator.comparing((FlowChange flow) -> flow.change().abs()).reversed());
        return new EgressChange(
                total(before, currency),
                total(after, currency),
                part(sums, Cause.PRICE),
                part(sums, Cause.VOLUME),
                part(sums, Cause.NEW),
                part(sums, Cause.ENDED),
                part(sums, Cause.UNMETERED),
                flows);
    }

    private static FlowChange compare(@Nullable FlowTotal a, @Nullable FlowTotal b, Map<Cause, BigDecimal> sums) {
        if (a == null || b == null) {
            var only = a == null ? java.util.Objects.requireNonNull(b) : a;
            var cost = only.total().billedCost().amount();
            var change = a == null ? cost : cost.negate();
            var cause = a == null ? Cause.NEW : Cause.ENDED;
            sums.merge(cause, change, BigDecimal::add);
            return new FlowChange(only, a == null ? null : a.total(), b == null ? null : b.total(), change, cause);
        }
        var change =
                b.total().billedCost().amount().subtract(a.total().billedCost().amount());
        var priceBefore = a.total().perGigabyte();
        if (priceBefore.isEmpty() || b.total().perGigabyte().isEmpty()) {
            sums.merge(Cause.UNMETERED, change, BigDecimal::add);
            return new FlowChange(b, a.total(), b.total(), change, Cause.UNMETERED);
        }
        var volume = b.total()
                .gigabytes()
                .subtract(a.total().gigabytes())
                .multiply(priceBefore.get(), MathContext.DECIMAL64);
        var price = change.subtract(volume);
        sums.merge(Cause.VOLUME, volume, BigDecimal::add);
        sums.merge(Cause.PRICE, price, BigDecimal::add);
        var cause = price.abs().compareTo(volume.abs()) > 0 ? Cause.PRICE : Cause.VOLUME;
        return new FlowChange(b, a.total(), b.total(), change, cause);
    }

    private static Map<Key, FlowTotal> index(List<FlowTotal> flows, String currency) {
        var index = new HashMap<Key, FlowTotal>();
        flows.stream()
                .filter(flow -> flow.total().currency().equals(currency))
                .forEach(flow -> index.put(Key.of(flow), flow));
        return index;
    }

    private static Money total(Map<Key, FlowTotal> flows, String currency) {
        return flows.values().stream().map(flow -> flow.total().billedCost()).reduce(Money.zero(currency), Money::plus);
    }

    private static BigDecimal part(Map<Cause, BigDecimal> sums, Cause cause) {
        return sums.getOrDefault(cause, BigDecimal.ZERO);
    }

    /** After less before. */
    public Money difference() {
        return after.minus(before);
    }
}
