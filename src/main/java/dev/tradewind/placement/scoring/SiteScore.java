package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Terms;
import dev.tradewind.placement.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The cost of one workload at one site as a function of its start. All amounts are per month.
 *
 * <p>{@code kWh = PUE · P · h}, {@code gCO2e = Σ kWh · intensity}, {@code objective = compute + egress + moving +
 * carbonPrice · CO2e + latencyWeight · ms + delayWeight · h}.
 */
public final class SiteScore {
    private final Candidate workload;
    private final SiteTables tables;
    private final Weights weights;
    private final int slotMinutes;
    private final int length;
    private final long milliwattHoursPerSlot;
    private final long egressNanoUsd;
    private final long egressMegabytes;
    private final long movingNanoUsd;
    private final long rttMicros;
    private final long latencyNanoUsd;

    private SiteScore(
            Candidate workload,
            SiteTables tables,
            Weights weights,
            Horizon horizon,
            Egress egress,
            long movingOnce,
            long rttMicros) {
        this.workload = workload;
        this.tables = tables;
        this.weights = weights;
        this.rttMicros = rttMicros;
        slotMinutes = horizon.slotMinutes();
        length = workload.length(horizon);
        var watts = Rounding.scale(workload.demand().milliwatts(), tables.site().puePerMille(), 1000);
        milliwattHoursPerSlot = Rounding.scale(watts, slotMinutes, 60);
        // A service states its data by the month already, a batch run by the run.
        egressNanoUsd = workload.kind() == Candidate.Kind.SERVICE ? egress.nanoUsd() : monthly(egress.nanoUsd());
        egressMegabytes = workload.kind() == Candidate.Kind.SERVICE ? egress.megabytes() : monthly(egress.megabytes());
        movingNanoUsd = Rounding.divide(movingOnce, weights.amortiseMonths());
        latencyNanoUsd = Rounding.scale(rttMicros, weights.nanoUsdPerMillisecond(), 1000);
    }

    /** Null when a price or a round trip that counts is unknown. */
    public static @Nullable SiteScore of(
            Candidate workload, SiteTables tables, Weights weights, Horizon horizon, Network network) {
        var site = tables.site().id();
        var egress = Egress.of(workload, site, network);
        var moving = Egress.moving(workload, site, network);
        var rtt = UserRtt.weighted(workload, site, network);
        return egress == null || moving == null || rtt == null
                ? null
                : new SiteScore(workload, tables, weights, horizon, egress, moving, rtt);
    }

    /** What the search minimises, in nano-USD per month. */
    public long objective(int start) {
        return egressNanoUsd
                + movingNanoUsd
                + latencyNanoUsd
                + compute(start)
                + carbonPrice(carbonMilligrams(start))
                + delay(start);
    }

    public Terms terms(int start) {
        var milligrams = carbonMilligrams(start);
        return new Terms(
                compute(start),
                egressNanoUsd,
                movingNanoUsd,
                carbonPrice(milligrams),
                latencyNanoUsd,
                delay(start),
                milligrams,
                rttMicros,
                egressMegabytes);
    }

    public Choice choice(int start) {
        return new Choice(tables.site().id(), start, terms(start));
    }

    private long compute(int start) {
        var end = start + length;
        var demand = workload.demand();
        var perHour = Rounding.scale(demand.milliVcpu(), tables.vcpuPrice(start, end), 1000);
        perHour = Math.addExact(perHour, Rounding.scale(demand.mebibytes(), tables.gibPrice(start, end), 1024));
        if (demand.milliGpu() > 0) {
            perHour = Math.addExact(perHour, Rounding.scale(demand.milliGpu(), tables.gpuPrice(start, end), 1000));
        }
        return monthly(slotMinutes == 60 ? perHour : Rounding.scale(perHour, slotMinutes, 60));
    }

    private long carbonMilligrams(int start) {
        return monthly(Rounding.scale(milliwattHoursPerSlot, tables.carbon(start, start + length), 1_000_000));
    }

    private long carbonPrice(long milligrams) {
        return weights.nanoUsdPerGram() == 0 ? 0 : Rounding.scale(milligrams, weights.nanoUsdPerGram(), 1000);
    }

    private long delay(int start) {
        var slots = start - workload.firstStart();
        return weights.nanoUsdPerDelayHour() == 0 || slots <= 0
                ? 0
                : monthly(Rounding.scale((long) slots * slotMinutes, weights.nanoUsdPerDelayHour(), 60));
    }

    private long monthly(long once) {
        return Rounding.scale(once, workload.timesPerMonthPerMille(), 1000);
    }
}
