package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** First and last slot of each run once its chain has had its time: what comes before must end, what comes after must fit. */
final class Windows {
    private final Known known;
    private final Map<String, Integer> first = new HashMap<>();
    private final Map<String, Integer> end = new HashMap<>();
    private final Map<String, java.util.List<String>> successors = new HashMap<>();

    Windows(Known known) {
        this.known = known;
        for (var workload : known.problem.workloads()) {
            for (var before : workload.shape().after()) {
                successors
                        .computeIfAbsent(before.workload(), none -> new java.util.ArrayList<>())
                        .add(workload.id());
            }
        }
    }

    /** With every window known, so that all threads may read them. */
    static Windows all(Known known) {
        var windows = new Windows(known);
        for (var workload : known.problem.workloads()) {
            windows.first(workload);
            windows.end(workload);
        }
        return windows;
    }

    int first(Candidate workload) {
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return 0;
        }
        var cached = first.get(workload.id());
        if (cached != null) {
            return cached;
        }
        var slot = workload.earliestSlot();
        for (var before : workload.shape().after()) {
            var other = Objects.requireNonNull(known.workloads.get(before.workload()));
            slot = Math.max(slot, first(other) + other.durationSlots());
        }
        first.put(workload.id(), slot);
        return slot;
    }

    /** Exclusive, of the first of its runs. */
    int end(Candidate workload) {
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return known.slots();
        }
        var cached = end.get(workload.id());
        if (cached != null) {
            return cached;
        }
        var slot = Math.min(workload.deadlineSlot(), known.slots());
        for (var next : successors.getOrDefault(workload.id(), java.util.List.of())) {
            var other = Objects.requireNonNull(known.workloads.get(next));
            slot = Math.min(slot, end(other) - other.durationSlots());
        }
        slot = Math.min(slot, known.slots() - workload.repeats());
        end.put(workload.id(), slot);
        return slot;
    }
}
