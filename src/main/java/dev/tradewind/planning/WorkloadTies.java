package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Together;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How workloads hang together: who waits for whom, who shares a site with whom, who keeps apart. */
final class WorkloadTies {
    private final Map<String, Workload> all = new LinkedHashMap<>();

    WorkloadTies(Collection<Workload> workloads) {
        workloads.forEach(workload -> all.put(workload.name(), workload));
    }

    /** Those named and everyone whom a tie leads to from them, over any number of steps. */
    Set<String> reaching(Set<String> names) {
        var neighbours = new HashMap<String, Set<String>>();
        for (var workload : all.values()) {
            for (var other : named(workload)) {
                neighbours
                        .computeIfAbsent(workload.name(), name -> new TreeSet<>())
                        .add(other);
                neighbours.computeIfAbsent(other, name -> new TreeSet<>()).add(workload.name());
            }
        }
        spreads()
                .values()
                .forEach(members -> members.forEach(member -> neighbours
                        .computeIfAbsent(member, name -> new TreeSet<>())
                        .addAll(members)));
        var reached = new LinkedHashSet<>(names);
        var waiting = new ArrayList<>(names);
        while (!waiting.isEmpty()) {
            for (var next : neighbours.getOrDefault(waiting.removeLast(), Set.of())) {
                if (all.containsKey(next) && reached.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return reached;
    }

    private static Set<String> named(Workload workload) {
        var asks = workload.placing();
        var names = new TreeSet<String>(asks.sameSiteAs());
        names.addAll(asks.apartFrom());
        asks.after().stream().map(Placing.Before::workload).forEach(names::add);
        return names;
    }

    /** Everyone after all those that they wait for; those in a circle, and those behind it, are missing. */
    List<Workload> inOrder() {
        var done = new LinkedHashMap<String, Workload>();
        for (var before = -1; before != done.size(); ) {
            before = done.size();
            for (var workload : all.values()) {
                var ready = workload.placing().after().stream()
                        .map(Placing.Before::workload)
                        .allMatch(name -> done.containsKey(name) || !all.containsKey(name));
                if (ready) {
                    done.putIfAbsent(workload.name(), workload);
                }
            }
        }
        return List.copyOf(done.values());
    }

    /**
     * The rules about sharing sites, among those that are planned. One that names a workload which is not planned holds
     * for the others that it names.
     *
     * @param planned by the name of their workload; a service that is cut has several
     */
    List<Together> rules(Map<String, List<Candidate>> planned) {
        var rules = new ArrayList<Together>();
        for (var workload : all.values()) {
            var asks = workload.placing();
            var same = ids(planned, with(workload.name(), asks.sameSiteAs()));
            if (!asks.sameSiteAs().isEmpty() && same.size() > 1) {
                rules.add(new Together("same site as asked by " + workload.name(), Together.Kind.SAME_SITE, same, 0));
            }
            for (var other : new TreeSet<>(asks.apartFrom())) {
                pairs(planned, workload.name(), other, rules);
            }
        }
        spreads().forEach((group, members) -> {
            var ids = ids(planned, members);
            var atMost = members.stream()
                    .map(name -> java.util.Objects.requireNonNull(all.get(name))
                            .placing()
                            .spread())
                    .mapToInt(spread -> spread == null ? Integer.MAX_VALUE : spread.atMost())
                    .min()
                    .orElseThrow();
            if (ids.size() > atMost) {
                rules.add(new Together("spread of " + group, Together.Kind.SPREAD, ids, atMost));
            }
        });
        return rules;
    }

    private static void pairs(Map<String, List<Candidate>> planned, String one, String other, List<Together> rules) {
        for (var first : ids(planned, Set.of(one))) {
            for (var second : ids(planned, Set.of(other))) {
                rules.add(new Together(
                        first + " apart from " + second, Together.Kind.DIFFERENT_SITES, List.of(first, second), 0));
            }
        }
    }

    private static Set<String> with(String name, Set<String> others) {
        var names = new TreeSet<>(others);
        names.add(name);
        return names;
    }

    private static List<String> ids(Map<String, List<Candidate>> planned, Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .flatMap(name -> planned.getOrDefault(name, List.of()).stream())
                        .map(Candidate::id)
                        .toList();
    }

    /** Members by spread group. */
    private Map<String, Set<String>> spreads() {
        var groups = new TreeMap<String, Set<String>>();
        for (var workload : all.values()) {
            var spread = workload.placing().spread();
            if (spread != null) {
                groups.computeIfAbsent(spread.group(), group -> new TreeSet<>()).add(workload.name());
            }
        }
        return groups;
    }
}
