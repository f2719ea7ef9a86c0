package dev.tradewind.egress.whatif;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each payer sends to the internet in a month, by which its price steps count, before and under a scenario.
 *
 * <p>Bytes that a scenario brings to another provider are billed to the account that sends most there.
 */
final class Volumes {
    /** A billing account of a provider. */
    record Payer(String provider, String account) {}

    static final String NEW_ACCOUNT = "a new account";

    private final Map<Payer, BigDecimal> before;
    private final Map<Payer, BigDecimal> after;

    Volumes(Map<Payer, BigDecimal> before, List<Reroute> reroutes) {
        this.before = Map.copyOf(before);
        this.after = new HashMap<>(before);
        for (var each : reroutes) {
            if (each.before().isInternet()) {
                add(
                        new Payer(each.before().provider(), each.before().payer()),
                        each.before().gigabytes().negate());
            }
            if (each.isInternet()) {
                add(payer(each), each.gigabytes());
            }
        }
    }

    private void add(Payer payer, BigDecimal gigabytes) {
        after.merge(payer, gigabytes, BigDecimal::add);
    }

    /** Who would be billed. */
    Payer payer(Reroute reroute) {
        var flow = reroute.before();
        var provider = reroute.from().provider();
        var stays = flow.transferClass() != null
                && (flow.from().equals(reroute.from()) || provider.equals(flow.provider()));
        return stays ? new Payer(flow.provider(), flow.payer()) : largest(provider);
    }

    Payer largest(String provider) {
        return before.entrySet().stream()
                .filter(each -> each.getKey().provider().equals(provider))
                .max(Comparator.comparing((Map.Entry<Payer, BigDecimal> each) -> each.getValue())
                        .thenComparing(each -> each.getKey().account()))
                .map(Map.Entry::getKey)
                .orElseGet(() -> new Payer(provider, NEW_ACCOUNT));
    }

    BigDecimal before(Payer payer) {
        return before.getOrDefault(payer, BigDecimal.ZERO);
    }

    BigDecimal after(Payer payer) {
        return after.getOrDefault(payer, BigDecimal.ZERO);
    }
}
