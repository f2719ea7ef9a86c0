package dev.tradewind.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order of jobs. Pure. */
final class Graph {
    private Graph() {}

    /** The jobs of a cycle in their order, the first again at the end: {@code a, b, a}; empty where there is none. */
    static Optional<List<String>> cycle(List<Job> jobs) {
        var byName = byName(jobs);
        var over = new HashSet<String>();
        for (var job : jobs) {
            var cycle = cycle(job.name(), byName, new ArrayList<>(), over);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> cycle(
            String at, Map<String, Job> byName, List<String> path, Set<String> over) {
        int seen = path.indexOf(at);
        if (seen >= 0) {
            // found walking from a job to what it waits for; told in the order in which they would run
            var cycle = new ArrayList<>(path.subList(seen, path.size()).reversed());
            cycle.add(cycle.getFirst());
            return Optional.of(List.copyOf(cycle));
        }
        var job = byName.get(at);
        if (job == null || over.contains(at)) {
            return Optional.empty();
        }
        path.add(at);
        for (var after : job.after()) {
            var cycle = cycle(after.job(), byName, path, over);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        path.removeLast();
        over.add(at);
        return Optional.empty();
    }

    /**
     * Jobs so that each comes after all that it waits for, otherwise as they were given.
     *
     * @throws IllegalArgumentException with the cycle, if there is one
     */
    static List<Job> inOrder(List<Job> jobs) {
        cycle(jobs).ifPresent(cycle -> {
            throw new IllegalArgumentException("jobs wait for each other: " + String.join(" → ", cycle));
        });
        var placed = new LinkedHashMap<String, Job>();
        while (placed.size() < jobs.size()) {
            for (var job : jobs) {
                if (!placed.containsKey(job.name())
                        && job.after().stream().allMatch(after -> placed.containsKey(after.job()))) {
                    placed.put(job.name(), job);
                }
            }
        }
        return List.copyOf(placed.values());
    }

    /** A job and all that waits for it, in their order; of what they wait for, only these. */
    static List<Job> waitingFor(Job first, List<Job> jobs) {
        var found = new LinkedHashMap<String, Job>();
        for (var job : inOrder(jobs)) {
            var after = job.after().stream()
                    .filter(each -> found.containsKey(each.job()))
                    .toList();
            if (job.name().equals(first.name()) || !after.isEmpty()) {
                found.put(
                        job.name(),
                        new Job(
                                job.name(),
                                job.workload(),
                                after,
                                job.parameters(),
                                job.expectedMinutes(),
                                job.holdUntil()));
            }
        }
        return List.copyOf(found.values());
    }

    private static Map<String, Job> byName(List<Job> jobs) {
        var byName = new HashMap<String, Job>();
        jobs.forEach(job -> byName.put(job.name(), job));
        return byName;
    }
}
