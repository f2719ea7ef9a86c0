package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import java.util.Objects;

/** Costs in floating point, without rounding: only to know where to look closer. */
final class Approximation {
    private Approximation() {}

    static double slot(
            Known known,
            Candidate workload,
            CandidateSite site,
            int slot,
            boolean spot,
            double perBilled,
            double perMilligram) {
        double sum = 0;
        var runs =
                workload.kind() == Candidate.Kind.SERVICE ? 1 : workload.shape().runs();
        for (var run = 0; run < runs; run++) {
            sum += once(
                    known, workload, site, slot + run * workload.shape().everySlots(), spot, perBilled, perMilligram);
        }
        return sum;
    }

    private static double once(
            Known known,
            Candidate workload,
            CandidateSite site,
            int slot,
            boolean spot,
            double perBilled,
            double perMilligram) {
        var demand = workload.demand();
        double members = workload.shape().members();
        var hours = known.problem.horizon().slotMinutes() / 60.0;
        var month = workload.timesPerMonthPerMille() / 1000.0;
        var usd = demand.milliVcpu() * (double) site.vcpuNanoUsdPerHour().at(slot) / 1000
                + demand.mebibytes() * (double) site.gibNanoUsdPerHour().at(slot) / 1024;
        if (demand.milliGpu() > 0) {
            usd += demand.milliGpu() * (double) site.gpuNanoUsdPerHour().at(slot) / 1000;
        }
        var grams = demand.milliwatts()
                * (double) site.puePerMille()
                / 1000
                * site.milligramsPerKwh().at(slot)
                / 1e6;
        if (spot) {
            var taken = Objects.requireNonNull(site.spot());
            var again = 1 + taken.interruptionsPerMille().at(slot) / 1000.0;
            usd *= taken.perMilleOfPrice().at(slot) / 1000.0 * again;
            grams *= again;
        }
        usd *= members * hours * month;
        grams *= members * hours * month;
        return usd + grams * known.problem.weights().nanoUsdPerGram() / 1000.0 + usd * perBilled + grams * perMilligram;
    }

    /** Of a start instead of the first possible one. */
    static double delay(Known known, Candidate workload, int start) {
        if (workload.kind() == Candidate.Kind.SERVICE || start <= workload.earliestSlot()) {
            return 0;
        }
        return (start - workload.earliestSlot())
                * (known.problem.horizon().slotMinutes() / 60.0)
                * known.problem.weights().nanoUsdPerDelayHour()
                * (workload.timesPerMonthPerMille() / 1000.0)
                * workload.shape().runs();
    }
}
