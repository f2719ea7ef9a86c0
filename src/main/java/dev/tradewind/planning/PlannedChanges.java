package dev.tradewind.planning;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Plan;
import dev.tradewind.quantity.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan would change, in units that people read. */
final class PlannedChanges {
    private final Snapshot snapshot;
    private final Map<String, Candidate> candidates;
    private final Map<String, Snapshot.Subject> subjects;
    private final BrokenToday broken;
    private final PlanningSettings.Minimum minimum;

    PlannedChanges(Snapshot snapshot, PlanningSettings.Minimum minimum) {
        this.snapshot = snapshot;
        this.minimum = minimum;
        broken = new BrokenToday(snapshot.problem());
        candidates =
                snapshot.problem().workloads().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        subjects = snapshot.subjects().stream().collect(Collectors.toMap(Snapshot.Subject::name, Function.identity()));
    }

    /** By saving of the objective, the largest first. */
    List<PlannedChange> of(Plan plan) {
        var changes = new ArrayList<PlannedChange>();
        for (var assignment : plan.assignments()) {
            var today = assignment.today();
            var subject = subjects.get(assignment.workload());
            var candidate = candidates.get(assignment.workload());
            if (assignment.changes() && today != null && subject != null && candidate != null) {
                changes.add(change(assignment, today, subject, candidate));
            }
        }
        changes.sort(Comparator.comparingLong((PlannedChange change) ->
                        change.planned().objectiveNanoUsd() - change.today().objectiveNanoUsd())
                .thenComparing(PlannedChange::workload));
        return List.copyOf(changes);
    }

    private PlannedChange change(Assignment assignment, Choice today, Snapshot.Subject subject, Candidate candidate) {
        var choice = assignment.choice();
        var horizon = snapshot.problem().horizon();
        var batch = candidate.kind() == Candidate.Kind.BATCH;
        var moves = !today.site().equals(choice.site());
        var usd = Money.ofNanoUsd(choice.terms().billedNanoUsd() - today.terms().billedNanoUsd());
        var kilograms = Units.kilograms(
                choice.terms().carbonMilligrams() - today.terms().carbonMilligrams());
        var rttMillis = (choice.terms().rttMicros() - today.terms().rttMicros()) / 1000.0;
        var refusal = broken.rule(candidate).orElse(null);
        return new PlannedChange(
                subject.id(),
                subject.name(),
                subject.owner(),
                subject.environment(),
                batch,
                today.site(),
                choice.site(),
                batch ? start(today.startSlot()) : null,
                batch ? start(choice.startSlot()) : null,
                batch ? start(choice.startSlot() + candidate.length(horizon)) : null,
                batch ? start(candidate.lastStart(horizon)) : null,
                usd,
                kilograms,
                rttMillis,
                moves ? candidate.movingMegabytes() / 1000.0 : 0,
                subject.maxGramsPerKwh(),
                today.terms(),
                choice.terms(),
                assignment.explanation(),
                refusal,
                refusal == null && !minimum.reachedBy(usd.amount(), kilograms, rttMillis));
    }

    private @Nullable Instant start(int slot) {
        return snapshot.problem().horizon().start(slot);
    }
}
