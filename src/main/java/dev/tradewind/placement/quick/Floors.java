package dev.tradewind.placement.quick;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.scoring.Rounding;
import java.util.List;

/**
 * The least that any slot of a site costs, and what egress costs: a bound for a workload there in a few multiplications.
 * Holds the lowest known price and intensity of each site.
 */
final class Floors {
    private final PlacementProblem problem;
    private final List<CandidateSite> sites;
    private final Fares fares;
    private final long[] vcpu;
    private final long[] gib;
    private final long[] gpu;
    private final long[] carbon;

    Floors(PlacementProblem problem) {
        this.problem = problem;
        sites = problem.sites();
        fares = new Fares(problem);
        vcpu = new long[sites.size()];
        gib = new long[sites.size()];
        gpu = new long[sites.size()];
        carbon = new long[sites.size()];
        for (var index = 0; index < sites.size(); index++) {
            vcpu[index] = least(sites.get(index).vcpuNanoUsdPerHour());
            gib[index] = least(sites.get(index).gibNanoUsdPerHour());
            gpu[index] = least(sites.get(index).gpuNanoUsdPerHour());
            carbon[index] = least(sites.get(index).milligramsPerKwh());
        }
    }

    /** Slots that are not known may not be used, so they do not count; 0 where none is known. */
    private static long least(Series series) {
        var least = Long.MAX_VALUE;
        for (var slot = 0; slot < series.slots(); slot++) {
            if (series.isKnown(slot)) {
                least = Math.min(least, series.at(slot));
            }
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    /**
     * Nano-USD a month that this workload costs at least, by site; the largest value where a price of its egress is unknown, the
     * smallest where spot capacity, whose price is another, may be taken.
     */
    long[] of(Candidate workload) {
        var horizon = problem.horizon();
        var weights = problem.weights();
        var shape = workload.shape();
        var month = workload.timesPerMonthPerMille() / 1000.0;
        double slots =
                (double) workload.length(horizon) * (workload.kind() == Candidate.Kind.SERVICE ? 1 : shape.runs());
        var hours = slots * horizon.slotMinutes() / 60.0 * month * shape.members();
        var perVcpu = workload.demand().milliVcpu() / 1000.0 * hours;
        var perGib = workload.demand().mebibytes() / 1024.0 * hours;
        var perGpu = workload.demand().milliGpu() / 1000.0 * hours;
        var perMilligram = weights.nanoUsdPerGram() / 1000.0;
        // Half a unit for each of a slot's few divisions, times what follows them.
        var rounding = (4 * month + 4) * (slots + 1 + workload.data().size()) * (perMilligram + 2);
        var watts = workload.demand().milliwatts() * shape.members();
        var egress = fares.of(workload);
        var floors = new long[vcpu.length];
        for (var index = 0; index < floors.length; index++) {
            var site = sites.get(index);
            if (egress[index] == Double.POSITIVE_INFINITY) {
                floors[index] = Long.MAX_VALUE;
                continue;
            }
            if (shape.spotAllowed() && site.spot() != null) {
                floors[index] = Long.MIN_VALUE;
                continue;
            }
            var milliwattHours =
                    Rounding.scale(Rounding.scale(watts, site.puePerMille(), 1000), horizon.slotMinutes(), 60);
            var least = egress[index]
                    + perVcpu * vcpu[index]
                    + perGib * gib[index]
                    + perGpu * gpu[index]
                    + milliwattHours / 1e6 * slots * month * perMilligram * carbon[index];
            floors[index] = (long) Math.floor(least - (Math.abs(least) + egress[index]) * 1e-9 - rounding);
        }
        return floors;
    }
}
