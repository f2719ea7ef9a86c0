package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Weights;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the slots of a workload cost without rounding each of them: differences of the sites' sums. It is for leaving out
 * what cannot be cheapest: {@link #least} takes off what rounding may have taken. Not shared between threads.
 */
public final class Outline {
    private final double perVcpu;
    private final double perGib;
    private final double perGpu;
    private final double hours;
    private final double late;
    private final double rounding;
    private final long watts;
    private final double carbonPrice;
    private final int slotMinutes;
    private final int earliest;
    private final boolean rough;
    private double[] slots = {};

    public Outline(Candidate workload, Weights weights, Horizon horizon) {
        var month = workload.timesPerMonthPerMille() / 1000.0;
        var members = workload.shape().members();
        slotMinutes = horizon.slotMinutes();
        hours = slotMinutes / 60.0 * month;
        perVcpu = workload.demand().milliVcpu() * members / 1000.0 * hours;
        perGib = workload.demand().mebibytes() * members / 1024.0 * hours;
        perGpu = workload.demand().milliGpu() * members / 1000.0 * hours;
        watts = workload.demand().milliwatts() * members;
        carbonPrice = weights.nanoUsdPerGram() / 1000.0;
        late = workload.kind() == Candidate.Kind.SERVICE ? 0 : hours * weights.nanoUsdPerDelayHour();
        // Half a unit for each of a slot's few divisions, times what follows them.
        rounding = (4 * month + 4) * (workload.length(horizon) + 1);
        earliest = workload.firstStart();
        rough = workload.kind() == Candidate.Kind.SERVICE || workload.shape().runs() == 1;
    }

    /** Whether it can tell anything on demand; it cannot for several runs that share one decision. */
    public boolean tells() {
        return rough;
    }

    /** Nano-USD for starting in this slot instead of the first possible. */
    public double late(int start) {
        return late * (start - earliest);
    }

    /**
     * Writes the cost of {@code [from, from + k)} to {@code sums[k]}.
     *
     * @param billed what one nano-USD of compute counts
     * @param milligram nano-USD for one milligram on top of the carbon price
     */
    public void sums(SiteTables tables, int from, int to, double billed, double milligram, double[] sums) {
        var vcpu = perVcpu * billed;
        var gib = perGib * billed;
        var carbon = perMilligram(tables) * (carbonPrice + milligram);
        var origin = vcpu * tables.vcpuSum[from] + gib * tables.gibSum[from] + carbon * tables.carbonSum[from];
        for (var slot = from; slot <= to; slot++) {
            sums[slot - from] =
                    vcpu * tables.vcpuSum[slot] + gib * tables.gibSum[slot] + carbon * tables.carbonSum[slot] - origin;
        }
        if (perGpu > 0) {
            var gpu = perGpu * billed;
            for (var slot = from; slot <= to; slot++) {
                sums[slot - from] += gpu * (tables.gpuSum[slot] - tables.gpuSum[from]);
            }
        }
    }

    /** mg CO2e of these slots, without rounding. */
    public double milligrams(SiteTables tables, int from, int to) {
        return perMilligram(tables) * (tables.carbonSum[to] - tables.carbonSum[from]);
    }

    /** Nano-USD of compute of these slots, without rounding. */
    public double billed(SiteTables tables, int from, int to) {
        return perVcpu * (tables.vcpuSum[to] - tables.vcpuSum[from])
                + perGib * (tables.gibSum[to] - tables.gibSum[from])
                + perGpu * (tables.gpuSum[to] - tables.gpuSum[from]);
    }

    /** mg CO2e of a slot for each mg/kWh of its hour. */
    private double perMilligram(SiteTables tables) {
        var milliwatts = Rounding.scale(watts, tables.site().puePerMille(), 1000);
        return Rounding.scale(milliwatts, slotMinutes, 60) / 1e6 * (hours * 60 / slotMinutes);
    }

    /**
     * No more than the exact cost of the cheapest run within {@code [first, first + span)}; the largest value when there is
     * none.
     *
     * @param allowed starts, or slots of a run in pieces; null: all
     * @param sums from {@link #sums} with the same prices, to which others may have been added
     */
    public long least(
            int first,
            int span,
            int duration,
            boolean pieced,
            @Nullable BitSet allowed,
            double billed,
            double milligram,
            double[] sums) {
        var sum = pieced ? pieces(first, span, duration, allowed, sums) : whole(first, span, duration, allowed, sums);
        return sum == Double.POSITIVE_INFINITY
                ? Long.MAX_VALUE
                : (long) Math.floor(sum
                        - Math.abs(sum) * 1e-9
                        - Math.abs(sums[span]) * 1e-12
                        - rounding * (billed + carbonPrice + milligram + 1));
    }

    private double whole(int first, int span, int duration, @Nullable BitSet allowed, double[] sums) {
        var least = Double.POSITIVE_INFINITY;
        for (var start = 0; start + duration <= span; start++) {
            var cost = sums[start + duration] - sums[start] + late * (first + start - earliest);
            if (cost < least && (allowed == null || allowed.get(first + start))) {
                least = cost;
            }
        }
        return least;
    }

    private double pieces(int first, int span, int duration, @Nullable BitSet allowed, double[] sums) {
        if (slots.length < span) {
            slots = new double[span];
        }
        var count = 0;
        for (var slot = 0; slot < span; slot++) {
            if (allowed == null || allowed.get(first + slot)) {
                slots[count++] = sums[slot + 1] - sums[slot];
            }
        }
        if (count < duration) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(slots, 0, count);
        var sum = late * (first - earliest);
        for (var slot = 0; slot < duration; slot++) {
            sum += slots[slot];
        }
        return sum;
    }
}
