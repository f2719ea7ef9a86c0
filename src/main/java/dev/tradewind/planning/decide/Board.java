package dev.tradewind.planning.decide;

import dev.tradewind.identity.RoleScope;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.UserShare;
import dev.tradewind.planning.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signals as they were at one moment, ready to decide on; replaced as a whole. */
record Board(
        Instant takenAt,
        PlacementProblem problem,
        PlacementEngine engine,
        Reasons reasons,
        Map<String, Candidate> known,
        Map<String, Belongs> owners,
        Set<String> places) {
    /** Whose a workload is. */
    record Belongs(String owner, String environment) {}

    static Board of(Snapshot snapshot, Iterable<Candidate> others, Map<String, Belongs> owners) {
        var known = new HashMap<String, Candidate>();
        var places = new HashSet<String>();
        for (var workload : snapshot.problem().workloads()) {
            known.put(workload.id(), workload);
            places(workload).forEach(places::add);
        }
        snapshot.problem().sites().forEach(site -> places.add("of " + site.provider()));
        others.forEach(other -> places(other).forEach(places::add));
        var engine = new PlacementEngine(snapshot.problem());
        var catalog = Map.copyOf(known);
        return new Board(
                snapshot.takenAt(),
                snapshot.problem(),
                engine,
                new Reasons(engine, catalog),
                catalog,
                Map.copyOf(owners),
                Set.copyOf(places));
    }

    @Nullable
    Candidate workload(String name) {
        return known.get(name);
    }

    /** Of one that is no workload of the catalog nobody knows whose it is: what takes a role for it takes it everywhere. */
    Belongs owner(String name) {
        return owners.getOrDefault(name, new Belongs(RoleScope.EVERY, RoleScope.EVERY));
    }

    /** Whether the links to everything that it needs are there. */
    boolean reaches(Candidate candidate) {
        return places(candidate).allMatch(places::contains);
    }

    private static Stream<String> places(Candidate candidate) {
        var data = candidate.data().stream()
                .flatMap(need -> Stream.concat(need.targets().stream(), need.replicas().stream()));
        var users = candidate.users().stream().map(UserShare::place);
        // Round trips to data are only read where a limit asks for them.
        var timed = candidate.data().stream()
                .filter(need -> candidate.limits().maxDataRttMicros() != null
                        || need.rules() != null && need.rules().maxWriteRttMicros() != null)
                .flatMap(need -> Stream.concat(need.targets().stream(), need.replicas().stream()))
                .map(place -> "near " + place);
        // A provider whose sites nobody needed so far is brought by who asks for it.
        var providers = candidate.limits().allowedProviders().stream().map(provider -> "of " + provider);
        return Stream.of(data, users, timed, providers, Stream.ofNullable(candidate.currentSite()))
                .flatMap(places -> places);
    }
}
