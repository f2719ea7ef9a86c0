package dev.tradewind.planning;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.ReplicaDecision;
import dev.tradewind.placement.ReplicaOffer;
import dev.tradewind.placement.Way;
import dev.tradewind.quantity.Money;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan would change about copies of data, in units that people read. */
final class PlannedReplicas {
    private final Snapshot snapshot;
    private final PlanningSettings.Minimum minimum;
    private final Map<String, Workload> workloads;
    private final Map<String, Candidate> candidates;
    private final Set<String> seen;
    private final Set<String> leftOut;

    PlannedReplicas(Snapshot snapshot, PlanningSettings.Minimum minimum, Collection<Workload> workloads) {
        this.snapshot = snapshot;
        this.minimum = minimum;
        this.workloads = workloads.stream().collect(Collectors.toMap(Workload::name, Function.identity()));
        candidates =
                snapshot.problem().workloads().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        seen = candidates.keySet().stream().map(PlannedReplicas::whole).collect(Collectors.toSet());
        leftOut = snapshot.leftOut().stream().map(Snapshot.LeftOut::workload).collect(Collectors.toSet());
    }

    private static String whole(String candidate) {
        var whole = UserParts.whole(candidate);
        return whole == null ? candidate : whole;
    }

    /** Data sets of which somebody who uses them was not looked at: about their copies the plan says nothing. */
    Set<String> unseen() {
        var unseen = new TreeSet<String>();
        for (var workload : workloads.values()) {
            if (!seen.contains(workload.name()) && !leftOut.contains(workload.name())) {
                for (var data : workload.dataSets()) {
                    var name = ReplicaInputs.name(data);
                    if (name != null) {
                        unseen.add(name);
                    }
                }
            }
        }
        return unseen;
    }

    /** By what they save, the most first; of data sets that the plan saw whole. */
    List<PlannedReplica> of(Plan plan, List<PlannedChange> changes) {
        var unseen = unseen();
        var planned = new ArrayList<PlannedReplica>();
        for (var decision : plan.replicas()) {
            var origin = origin(decision.offer());
            if (decision.changes()
                    && origin != null
                    && !unseen.contains(decision.offer().dataSet())) {
                var answers = answersFor(origin);
                if (answers != null) {
                    planned.add(planned(plan, decision, origin, answers, changes));
                }
            }
        }
        planned.sort(Comparator.comparing(PlannedReplica::deltaUsdPerMonth)
                .thenComparing(PlannedReplica::dataSet)
                .thenComparing(PlannedReplica::site));
        return List.copyOf(planned);
    }

    private @Nullable CopyOrigin origin(ReplicaOffer offer) {
        return snapshot.copyOrigins().stream()
                .filter(origin -> origin.offer().equals(offer.id()))
                .findFirst()
                .orElse(null);
    }

    /** Who writes most of it; where nobody writes, who reads most. */
    private @Nullable Workload answersFor(CopyOrigin origin) {
        return origin.uses().stream()
                .min(Comparator.comparing(CopyOrigin.Use::gigabytesWritten)
                        .thenComparing(CopyOrigin.Use::gigabytesRead)
                        .reversed()
                        .thenComparing(CopyOrigin.Use::workload))
                .map(use -> workloads.get(use.workload()))
                .orElse(null);
    }

    private PlannedReplica planned(
            Plan plan, ReplicaDecision decision, CopyOrigin origin, Workload answers, List<PlannedChange> changes) {
        var offer = decision.offer();
        var makes = decision.open();
        var storage = Units.nanoUsd(origin.gigabytes().multiply(origin.storageUsdPerGbMonth()));
        var drop = makes ? new Drop(0, List.of()) : drop(plan, offer);
        var nanos = makes ? decision.monthlyNanoUsd() - decision.savedNanoUsd() : drop.dearer - offer.keepNanoUsd();
        var delta = Money.ofNanoUsd(nanos).amount();
        var awaitedBy = changes.stream()
                .filter(change -> offer.id().equals(change.awaitedCopy()))
                .toList();
        return new PlannedReplica(
                makes,
                offer.dataSet(),
                answers.id(),
                answers.name(),
                answers.owner(),
                offer.site(),
                snapshot.siteName(offer.site()),
                delta,
                storage,
                offer.keepNanoUsd() - storage,
                offer.onceNanoUsd(),
                snapshot.problem().weights().amortiseMonths(),
                decision.savedNanoUsd(),
                drop.dearer,
                origin,
                egressSource(origin.original(), offer.site()),
                decision.readers(),
                awaitedBy.stream().map(PlannedChange::workload).distinct().toList(),
                drop.waitsFor,
                origin.uses().stream()
                        .map(CopyOrigin.Use::workload)
                        .filter(name -> !seen.contains(name))
                        .toList(),
                !minimum.reachedBy(delta, 0, 0) && awaitedBy.stream().allMatch(PlannedChange::belowMinimum));
    }

    private String egressSource(String from, String to) {
        return snapshot.linkOrigins().stream()
                .filter(link -> link.from().equals(from) && link.to().equals(to))
                .map(Snapshot.LinkOrigin::price)
                .filter(price -> price != null)
                .findFirst()
                .orElse("the price list that ships");
    }

    /** @param dearer a month for those who read it today and stay where they are */
    private record Drop(long dearer, List<String> waitsFor) {}

    /** Nobody loses a copy that is read: who would leave it leaves first, and another that takes its place is there first. */
    private Drop drop(Plan plan, ReplicaOffer offer) {
        long dearer = 0;
        var waits = new ArrayList<String>();
        var placed = new TreeSet<String>();
        for (var assignment : plan.assignments()) {
            placed.add(assignment.workload());
            if (!readsToday(candidates.get(assignment.workload()), assignment.today(), offer)) {
                continue;
            }
            var today = assignment.today();
            if (today == null || moves(assignment, today)) {
                waits.add("%s, which reads it today, has moved".formatted(assignment.workload()));
            } else {
                dearer += Math.max(
                        0,
                        assignment.choice().terms().egressNanoUsd()
                                - today.terms().egressNanoUsd());
            }
        }
        candidates.values().stream()
                .filter(candidate -> !placed.contains(candidate.id()) && readsToday(candidate, null, offer))
                .forEach(candidate -> waits.add("%s, which reads it today, has a place".formatted(candidate.id())));
        plan.replicas().stream()
                .filter(other -> other.open() && other.changes())
                .filter(other -> other.offer().dataSet().equals(offer.dataSet()))
                .forEach(other -> waits.add("the copy at %s is there"
                        .formatted(snapshot.siteName(other.offer().site()))));
        return new Drop(dearer, List.copyOf(waits));
    }

    private static boolean moves(Assignment assignment, Choice today) {
        return !assignment.choice().site().equals(today.site());
    }

    /** Where a way does not say of which data it is, it is taken for theirs. */
    private static boolean readsToday(@Nullable Candidate of, @Nullable Choice today, ReplicaOffer offer) {
        return of != null
                && of.data().stream().anyMatch(need -> offer.dataSet().equals(need.name()) && need.readMegabytes() > 0)
                && (offer.site().equals(of.currentSite())
                        || today != null
                                && today.ways().stream()
                                        .filter(way -> !way.written())
                                        .map(Way::from)
                                        .anyMatch(offer.site()::equals));
    }
}
