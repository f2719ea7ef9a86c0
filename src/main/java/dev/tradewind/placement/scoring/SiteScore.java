package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.placement.Terms;
import dev.tradewind.placement.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cost of one workload at one site, slot by slot. All amounts are per month, and each slot's are rounded for
 * themselves: the cost of any set of slots is a plain sum, whatever its shape.
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
    private final boolean spot;
    private final long milliVcpu;
    private final long mebibytes;
    private final long milliGpu;
    private final long milliwattHoursPerSlot;
    private final long egressNanoUsd;
    private final long egressMegabytes;
    private final long tieredNanoUsd;
    private final long @Nullable [] tieredMegabytes;
    private final long movingNanoUsd;
    private final long rttMicros;
    private final long latencyNanoUsd;
    private final Network network;

    private SiteScore(
            Candidate workload,
            SiteTables tables,
            Weights weights,
            Horizon horizon,
            Network network,
            boolean spot,
            Egress egress,
            long movingOnce,
            long rttMicros) {
        this.workload = workload;
        this.tables = tables;
        this.weights = weights;
        this.network = network;
        this.spot = spot;
        this.rttMicros = rttMicros;
        slotMinutes = horizon.slotMinutes();
        length = workload.length(horizon);
        var members = workload.shape().members();
        milliVcpu = workload.demand().milliVcpu() * members;
        mebibytes = workload.demand().mebibytes() * members;
        milliGpu = workload.demand().milliGpu() * members;
        var watts = Rounding.scale(
                workload.demand().milliwatts() * members, tables.site().puePerMille(), 1000);
        milliwattHoursPerSlot = Rounding.scale(watts, slotMinutes, 60);
        // A service states its data by the month already, a batch run by the run.
        egressNanoUsd = monthly(egress.nanoUsd());
        egressMegabytes = monthly(egress.megabytes());
        tieredNanoUsd = monthly(egress.tieredNanoUsd());
        var tiered = egress.tieredMegabytes();
        if (tiered == null) {
            tieredMegabytes = null;
        } else {
            tieredMegabytes = new long[tiered.length];
            for (var pool = 0; pool < tiered.length; pool++) {
                tieredMegabytes[pool] = monthly(tiered[pool]);
            }
        }
        movingNanoUsd = Rounding.divide(movingOnce, weights.amortiseMonths());
        latencyNanoUsd = Rounding.scale(rttMicros, weights.nanoUsdPerMillisecond(), 1000);
    }

    /** Null when a price or a round trip that counts is unknown. */
    public static @Nullable SiteScore of(
            Candidate workload, SiteTables tables, Weights weights, Horizon horizon, Network network, boolean spot) {
        var site = tables.site().id();
        var egress = Egress.of(workload, site, network);
        var moving = Egress.moving(workload, site, network);
        var replacing = Couplings.replaceNanoUsd(workload, tables.site(), network);
        var rtt = UserRtt.weighted(workload, site, network);
        return egress == null || moving == null || replacing == null || rtt == null
                ? null
                : new SiteScore(
                        workload,
                        tables,
                        weights,
                        horizon,
                        network,
                        spot,
                        egress,
                        Math.addExact(moving, replacing),
                        rtt);
    }

    public boolean isSpot() {
        return spot;
    }

    public SiteTables tables() {
        return tables;
    }

    /** What does not depend on the slots, tiered gigabytes at list price. */
    public long fixedNanoUsd() {
        return egressNanoUsd + movingNanoUsd + latencyNanoUsd;
    }

    /** Running egress a month, all of it at list price. */
    public long egressNanoUsd() {
        return egressNanoUsd;
    }

    /** The billed part of it. */
    public long fixedBilledNanoUsd() {
        return egressNanoUsd + movingNanoUsd;
    }

    /** The part of the egress that a tier pool will price again. */
    public long tieredNanoUsd() {
        return tieredNanoUsd;
    }

    /** Megabytes a month by tier pool; null when none is tiered. */
    public long @Nullable [] tieredMegabytes() {
        return tieredMegabytes;
    }

    /** Compute in one slot, all runs that share the decision together. */
    public long slotNanoUsd(int slot) {
        var once = slotOnce(slot);
        for (var run = 1; run < workload.shape().runs(); run++) {
            once += slotOnce(slot + run * workload.shape().everySlots());
        }
        return once;
    }

    /** mg CO2e in one slot, all runs that share the decision together. */
    public long slotMilligrams(int slot) {
        var once = milligramsOnce(slot);
        for (var run = 1; run < workload.shape().runs(); run++) {
            once += milligramsOnce(slot + run * workload.shape().everySlots());
        }
        return once;
    }

    /** Price of so much carbon. */
    public long carbonNanoUsd(long milligrams) {
        return weights.nanoUsdPerGram() == 0 ? 0 : Rounding.scale(milligrams, weights.nanoUsdPerGram(), 1000);
    }

    /** Share of a slot's cost that starting again there after a pause costs on top. */
    public long resume(long amount) {
        return Rounding.scale(amount, workload.shape().resumePerMille(), 1000);
    }

    /** What it costs to end in this slot instead of as early as can be; 0 for a service. */
    public long delayNanoUsd(int end) {
        var slots = end - length - workload.firstStart();
        return workload.kind() == Candidate.Kind.SERVICE || weights.nanoUsdPerDelayHour() == 0 || slots <= 0
                ? 0
                : monthly(Rounding.scale((long) slots * slotMinutes, weights.nanoUsdPerDelayHour(), 60));
    }

    /** Objective of a run without a pause, tiered gigabytes at list price. */
    public long objective(int start) {
        var sum = fixedNanoUsd() + delayNanoUsd(start + length);
        for (var slot = start; slot < start + length; slot++) {
            sum += slotNanoUsd(slot) + carbonNanoUsd(slotMilligrams(slot));
        }
        return sum;
    }

    /** @param pieces {@code from, to, from, to, …} of the first run */
    public Terms terms(int... pieces) {
        long usd = 0;
        long milligrams = 0;
        long carbon = 0;
        for (var piece = 0; piece < pieces.length; piece += 2) {
            for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                var slotUsd = slotNanoUsd(slot);
                var slotMilligrams = slotMilligrams(slot);
                usd = Math.addExact(usd, slotUsd);
                milligrams = Math.addExact(milligrams, slotMilligrams);
                carbon = Math.addExact(carbon, carbonNanoUsd(slotMilligrams));
                if (piece > 0 && slot == pieces[piece]) {
                    usd += resume(slotUsd);
                    milligrams += resume(slotMilligrams);
                    carbon += carbonNanoUsd(resume(slotMilligrams));
                }
            }
        }
        return new Terms(
                usd,
                egressNanoUsd,
                movingNanoUsd,
                carbon,
                latencyNanoUsd,
                delayNanoUsd(pieces[pieces.length - 1]),
                milligrams,
                rttMicros,
                egressMegabytes);
    }

    public Choice choice(int start) {
        return choice(new int[] {start, start + length});
    }

    public Choice choice(int[] pieces) {
        List<SlotRange> ranges = new ArrayList<>();
        var shape = workload.shape();
        if (pieces.length > 2 || shape.runs() > 1) {
            for (var run = 0; run < shape.runs(); run++) {
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    var shift = run * shape.everySlots();
                    ranges.add(new SlotRange(pieces[piece] + shift, pieces[piece + 1] + shift));
                }
            }
        }
        var site = tables.site().id();
        return new Choice(site, pieces[0], terms(pieces), ranges, spot, Egress.ways(workload, site, network));
    }

    private long slotOnce(int slot) {
        var perHour =
                Rounding.scale(milliVcpu, tables.vcpu[slot], 1000) + Rounding.scale(mebibytes, tables.gib[slot], 1024);
        if (milliGpu > 0) {
            perHour += Rounding.scale(milliGpu, tables.gpu[slot], 1000);
        }
        var taken = tables.spot();
        if (spot && taken != null) {
            perHour = Rounding.scale(perHour, taken.perMilleOfPrice().at(slot), 1000);
            perHour += Rounding.scale(perHour, taken.interruptionsPerMille().at(slot), 1000);
        }
        return Rounding.scale(perHour, slotMinutes * workload.timesPerMonthPerMille(), 60_000);
    }

    private long milligramsOnce(int slot) {
        var milligrams = Rounding.scale(milliwattHoursPerSlot, tables.carbon[slot], 1_000_000);
        var taken = tables.spot();
        if (spot && taken != null) {
            milligrams +=
                    Rounding.scale(milligrams, taken.interruptionsPerMille().at(slot), 1000);
        }
        return Rounding.scale(milligrams, workload.timesPerMonthPerMille(), 1000);
    }

    private long monthly(long once) {
        return workload.kind() == Candidate.Kind.SERVICE
                ? once
                : workload.shape().runs() * Rounding.scale(once, workload.timesPerMonthPerMille(), 1000);
    }
}
