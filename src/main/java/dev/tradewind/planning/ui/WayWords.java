package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Way;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Formats;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The network paths of a choice, and where it leaves its state, in words. */
final class WayWords {
    private WayWords() {}

    /** What is read and written over the network, a line for each. */
    static List<String> paths(StoredPlan stored, Choice choice, String workload) {
        return choice.ways().stream()
                .filter(way -> !way.from().equals(way.to()))
                .map(way -> path(stored, way, per(stored, workload)))
                .toList();
    }

    private static String path(StoredPlan stored, Way way, String per) {
        var rtt = way.rttMicros();
        return tr(
                "{0} over {1} at USD {2}/GB{3}",
                (way.written() ? tr("writes ") : tr("reads "))
                        + Formats.number(way.megabytes() / 1000.0, 1)
                        + per
                        + (way.written()
                                ? tr(" to {0}", place(stored, way.to()))
                                : tr(" from {0}", place(stored, way.from()))),
                way.path(),
                Formats.number(way.nanoUsdPerGigabyte() / 1e9, 4),
                rtt == null ? "" : ", " + Formats.number(rtt / 1000.0, 1) + " ms");
    }

    /** Where the resulting state lies, under whose law, and whether commits wait for it. */
    static List<String> state(StoredPlan stored, Choice choice, String workload) {
        var candidate = candidate(stored, workload);
        return choice.ways().stream()
                .filter(Way::written)
                .map(way -> state(stored, way, choice.site(), candidate, per(stored, workload)))
                .toList();
    }

    private static String state(StoredPlan stored, Way way, String site, @Nullable Candidate candidate, String per) {
        var gigabytes = Formats.number(way.megabytes() / 1000.0, 1) + per;
        if (way.to().equals(Link.INTERNET)) {
            return tr("{0} to the internet", gigabytes);
        }
        return tr(
                "{0} to {1}{2}{3}{4}",
                gigabytes,
                stored.snapshot().siteName(way.to()),
                country(stored, way.to()),
                way.to().equals(site) ? tr(", where it runs") : tr(", over {0}", way.path()),
                candidate != null && waits(candidate, way) ? tr(", each commit waits for it") : tr(", not waited for"));
    }

    private static boolean waits(Candidate candidate, Way way) {
        var commit = candidate.limits().commit();
        return commit != null && commit.site().equals(way.to())
                || candidate.data().stream()
                        .anyMatch(need -> need.rules() != null
                                && need.rules().maxWriteRttMicros() != null
                                && need.targets().contains(way.to()));
    }

    private static String country(StoredPlan stored, String site) {
        return stored.snapshot().problem().sites().stream()
                .filter(known -> known.id().equals(site))
                .map(known -> tr(" in {0}", known.country()))
                .findFirst()
                .orElse("");
    }

    /** One line for all of them; empty where nothing crosses. */
    static String line(StoredPlan stored, PlannedChange change) {
        return stored.plan().assignments().stream()
                .filter(placed -> placed.workload().equals(change.workload()))
                .flatMap(placed -> paths(stored, placed.choice(), change.workload()).stream())
                .collect(Collectors.joining("; "));
    }

    /** Sites and other places where it leaves its state as planned. */
    static String stateSites(StoredPlan stored, PlannedChange change) {
        return stored.plan().assignments().stream()
                .filter(placed -> placed.workload().equals(change.workload()))
                .flatMap(placed -> placed.choice().ways().stream())
                .filter(Way::written)
                .map(Way::to)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String place(StoredPlan stored, String place) {
        return place.equals(Link.INTERNET)
                ? tr("the internet")
                : stored.snapshot().siteName(place);
    }

    private static String per(StoredPlan stored, String workload) {
        var candidate = candidate(stored, workload);
        return candidate != null && candidate.kind() == Candidate.Kind.BATCH ? tr(" GB a run") : tr(" GB a month");
    }

    private static @Nullable Candidate candidate(StoredPlan stored, String workload) {
        return stored.snapshot().problem().workloads().stream()
                .filter(candidate -> candidate.id().equals(workload))
                .findFirst()
                .orElse(null);
    }
}
