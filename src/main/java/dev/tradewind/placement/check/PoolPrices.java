package dev.tradewind.placement.check;

import dev.tradewind.placement.ProofCase;
import dev.tradewind.placement.VolumeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** What one case of a proof counts for each megabyte of a tier pool, and once: no bill within the case is below that. */
final class PoolPrices {
    private final Known known;
    /** Nano-USD per megabyte. */
    private final Map<String, BigDecimal> prices = new HashMap<>();

    private BigDecimal height = BigDecimal.ZERO;

    /** @param most megabytes that could flow through each pool */
    PoolPrices(Known known, Map<String, BigDecimal> most, ProofCase one) {
        this.known = known;
        most.forEach((pool, megabytes) -> {
            if (megabytes.signum() > 0) {
                prices.put(pool, lowest(pool, megabytes));
            }
        });
        for (var range : one.volumes()) {
            prices.put(
                    range.pool(), BigDecimal.valueOf(range.nanoUsdPerGigabyte()).movePointLeft(3));
            height = height.add(above(range));
        }
    }

    /** The least average of any volume. */
    private BigDecimal lowest(String name, BigDecimal most) {
        var pool = Objects.requireNonNull(known.pools.get(name));
        var lowest = BigDecimal.valueOf(pool.nextNanoUsdPerGigabyte()).movePointLeft(3);
        for (var step : pool.steps()) {
            var until = BigDecimal.valueOf(step.fromMegabytes() - pool.alreadyMegabytes());
            if (until.signum() > 0 && until.compareTo(most) < 0) {
                lowest = lowest.min(average(name, until));
            }
        }
        return lowest.min(average(name, most));
    }

    private BigDecimal average(String pool, BigDecimal megabytes) {
        return PlanCheck.bill(known, pool, megabytes).divide(megabytes, 30, RoundingMode.FLOOR);
    }

    /** Between two volumes at which the price changes the difference goes one way, so that it is least at an end. */
    private BigDecimal above(VolumeRange range) {
        var pool = Objects.requireNonNull(known.pools.get(range.pool()));
        var changes = pool.steps().stream()
                .mapToLong(step -> step.fromMegabytes() - pool.alreadyMegabytes())
                .filter(at -> at > range.fromMegabytes() && at < range.toMegabytes());
        return LongStream.concat(LongStream.of(range.fromMegabytes(), range.toMegabytes()), changes)
                .mapToObj(BigDecimal::valueOf)
                .map(volume -> PlanCheck.bill(known, range.pool(), volume).subtract(of(Map.of(range.pool(), volume))))
                .min(BigDecimal::compareTo)
                .orElseThrow()
                // a bill is rounded
                .subtract(BigDecimal.ONE);
    }

    /** Nano-USD for megabytes by pool. */
    BigDecimal of(Map<String, BigDecimal> megabytes) {
        var sum = BigDecimal.ZERO;
        for (var own : megabytes.entrySet()) {
            sum = sum.add(own.getValue().multiply(prices.getOrDefault(own.getKey(), BigDecimal.ZERO)));
        }
        return sum;
    }

    /** Nano-USD, counted once. */
    BigDecimal height() {
        return height;
    }
}
