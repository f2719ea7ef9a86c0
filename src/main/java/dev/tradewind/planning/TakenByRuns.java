package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Series;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Takes what ordered runs hold from the capacity of their sites, hour by hour. */
final class TakenByRuns {
    private TakenByRuns() {}

    static List<CandidateSite> from(List<CandidateSite> sites, List<PlacedRun> open, Horizon horizon) {
        return open.isEmpty()
                ? sites
                : sites.stream()
                        .map(site -> {
                            var here = open.stream()
                                    .filter(run -> run.site().equals(site.id()))
                                    .toList();
                            return here.isEmpty() || site.capacity() == null ? site : less(site, here, horizon);
                        })
                        .toList();
    }

    /** Runs of what is not planned here. */
    static List<PlacedRun> ofOthers(List<PlacedRun> open, List<Candidate> planned) {
        var own = planned.stream().map(Candidate::id).collect(Collectors.toSet());
        return open.stream().filter(run -> !own.contains(run.workload())).toList();
    }

    private static CandidateSite less(CandidateSite site, List<PlacedRun> here, Horizon horizon) {
        var capacity = java.util.Objects.requireNonNull(site.capacity());
        return site.with(new Capacity(
                less(capacity.milliVcpu(), here, horizon, PlacedRun::milliVcpu),
                less(capacity.mebibytes(), here, horizon, PlacedRun::mebibytes),
                less(capacity.milliGpu(), here, horizon, PlacedRun::milliGpu)));
    }

    private static Series less(Series of, List<PlacedRun> here, Horizon horizon, ToLongFunction<PlacedRun> takes) {
        var first = horizon.from().getEpochSecond() / 60 / horizon.slotMinutes();
        var left = new long[of.slots()];
        for (var slot = 0; slot < left.length; slot++) {
            left[slot] = of.at(slot);
            for (var run : here) {
                var now = first + slot;
                if (run.slots().stream().anyMatch(range -> range.from() <= now && now < range.to())) {
                    left[slot] = Math.max(0, left[slot] - takes.applyAsLong(run));
                }
            }
        }
        return Series.of(left);
    }
}
