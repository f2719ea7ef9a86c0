package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Average unit prices that the bill shows, by class and place. */
final class BilledPrices {
    private record Sum(BigDecimal cost, BigDecimal gigabytes) {
        Sum plus(Sum other) {
            return new Sum(cost.add(other.cost), gigabytes.add(other.gigabytes));
        }
    }

    private final Map<String, Sum> sums = new HashMap<>();

    BilledPrices(List<MonthFlow> flows) {
        for (var flow : flows) {
            var of = flow.transferClass();
            if (of != null && flow.gigabytes().signum() > 0) {
                var sum = new Sum(flow.cost(), flow.gigabytes());
                var place = of == TransferClass.INGRESS
                        ? flow.to().site()
                        : flow.from().site();
                sums.merge(key(of, flow.from().site(), flow.to().site()), sum, Sum::plus);
                sums.merge(key(of, place), sum, Sum::plus);
                sums.merge(key(of, "all of", flow.provider()), sum, Sum::plus);
                if (flow.isInternet()) {
                    sums.merge(key(flow.provider(), flow.payer(), flow.from().site()), sum, Sum::plus);
                }
            }
        }
    }

    /** Per gigabyte between two places. */
    Optional<BigDecimal> between(TransferClass of, String from, String to) {
        return unit(key(of, from, to));
    }

    /** Per gigabyte of the class at a place. */
    Optional<BigDecimal> at(TransferClass of, String site) {
        return unit(key(of, site));
    }

    /** Per gigabyte that a payer sends from a place to the internet, other providers included. */
    Optional<BigDecimal> internet(Volumes.Payer payer, String site) {
        return unit(key(payer.provider(), payer.account(), site));
    }

    /** All that a provider bills of the class. */
    BigDecimal gigabytes(TransferClass of, String provider) {
        var sum = sums.get(key(of, "all of", provider));
        return sum == null ? BigDecimal.ZERO : sum.gigabytes();
    }

    private Optional<BigDecimal> unit(String key) {
        return Optional.ofNullable(sums.get(key))
                .map(sum -> sum.cost().divide(sum.gigabytes(), MonthFlow.SCALE, RoundingMode.HALF_EVEN));
    }

    private static String key(Object... parts) {
        var key = new StringBuilder();
        for (var part : parts) {
            key.append(part).append('|');
        }
        return key.toString();
    }
}
