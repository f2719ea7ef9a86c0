package dev.tradewind.planning;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.SearchOptions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The frozen inputs of one planning run: what the engine sees, and beside it where each part came from. Its bytes name
 * it.
 *
 * @param origins of prices and carbon, by site
 * @param linkOrigins of prices and round trips that somebody told; the others are the list that ships and the distance model
 * @param subjects the workloads behind the problem's candidates
 * @param leftOut workloads that are not planned, with the reason
 * @param copyOrigins of the copies of data that are offered
 */
public record Snapshot(
        Instant takenAt,
        Effort effort,
        PlacementProblem problem,
        List<Origin> origins,
        List<LinkOrigin> linkOrigins,
        List<Subject> subjects,
        List<LeftOut> leftOut,
        List<CopyOrigin> copyOrigins) {
    public Snapshot {
        origins = List.copyOf(origins);
        linkOrigins = List.copyOf(linkOrigins);
        subjects = List.copyOf(subjects);
        leftOut = List.copyOf(leftOut);
        // Snapshots that were stored before copies were offered have none.
        copyOrigins = copyOrigins == null ? List.of() : List.copyOf(copyOrigins);
    }

    /** Without a decision about copies of data. */
    public Snapshot(
            Instant takenAt,
            Effort effort,
            PlacementProblem problem,
            List<Origin> origins,
            List<LinkOrigin> linkOrigins,
            List<Subject> subjects,
            List<LeftOut> leftOut) {
        this(takenAt, effort, problem, origins, linkOrigins, subjects, leftOut, List.of());
    }

    /** Grids whose sources have been silent for too long, in order of their names. */
    public List<String> gridsTooOld() {
        var sites = problem.sites().stream()
                .filter(CandidateSite::isCarbonTooOld)
                .map(CandidateSite::id)
                .collect(Collectors.toSet());
        return origins.stream()
                .filter(origin -> sites.contains(origin.site()))
                .map(Origin::gridZone)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** How hard to search; part of the snapshot, so that the command line repeats the same plan. */
    public record Effort(int iterations, long gapPerMillion, long seed) {
        public SearchOptions options(java.util.function.BooleanSupplier cancelled) {
            return new SearchOptions(iterations, gapPerMillion, seed, cancelled);
        }
    }

    /**
     * Where a site's figures come from.
     *
     * @param carbon kinds with their hours, for example {@code FORECAST 120 h, PUBLISHED 48 h}
     * @param price kind, source and date of the compute price
     * @param spot the same as {@code price} of spare capacity; null where there is none or too little is known of it
     * @param carbonRevision which words of the sources the carbon was taken from, and until when they came in; null where
     *     none spoke
     * @param priceRevision the same of an imported price; null of a list that ships with the product
     */
    public record Origin(
            String site,
            String name,
            @Nullable String gridZone,
            String carbon,
            String price,
            @Nullable String spot,
            @Nullable String carbonRevision,
            @Nullable String priceRevision) {}

    /**
     * Where a link's figures come from, and which word of the source it was.
     *
     * @param price null where it is that of the list that ships, or unknown
     * @param roundTrip null where it is modelled, or nobody asked
     */
    public record LinkOrigin(
            String from,
            String to,
            @Nullable String price,
            @Nullable String roundTrip) {}

    /** A workload of the catalog behind a candidate of the same name. */
    public record Subject(
            UUID id,
            String name,
            String owner,
            String environment,
            @Nullable Double maxGramsPerKwh,
            List<String> policies) {
        public Subject {
            policies = List.copyOf(policies);
        }
    }

    /** A workload that is not planned. */
    public record LeftOut(String workload, String reason) {}

    /** What somebody told of the links on which a change rests: between its two sites, its data and its users. */
    public List<LinkOrigin> linksOf(PlannedChange change) {
        var sites = Stream.of(change.fromSite(), change.toSite()).collect(Collectors.toSet());
        var places = new HashSet<>(sites);
        problem.workloads().stream()
                .filter(candidate -> candidate.id().equals(change.workload()))
                .forEach(candidate -> {
                    candidate.data().forEach(need -> places.addAll(need.targets()));
                    candidate.data().forEach(need -> places.addAll(need.replicas()));
                    candidate.users().forEach(users -> places.add(users.place()));
                });
        return linkOrigins.stream()
                .filter(link -> sites.contains(link.from()) || sites.contains(link.to()))
                .filter(link -> places.contains(link.from()) && places.contains(link.to()))
                .toList();
    }

    /** What the price of spare capacity at a site rests on. */
    String spotWords(String site) {
        return origins.stream()
                .filter(origin -> origin.site().equals(site))
                .map(Origin::spot)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("unknown");
    }

    /** What the catalog calls a site; its id where it has no name. */
    public String siteName(String site) {
        return origins.stream()
                .filter(origin -> origin.site().equals(site))
                .map(Origin::name)
                .findFirst()
                .orElse(site);
    }
}
