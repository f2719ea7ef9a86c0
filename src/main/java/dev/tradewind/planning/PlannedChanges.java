package dev.tradewind.planning;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Series;
import dev.tradewind.quantity.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan would change, in units that people read. */
final class PlannedChanges {
    /** Whether the executor can give it is the target's settings' and the job's own matter. */
    private static final String STARTED_AS_SPECIFIED =
            "; the start asks its executor for spot capacity (docs/executors.md), and runs on demand where that is not set up";

    private final Snapshot snapshot;
    private final Map<String, Candidate> candidates;
    private final Map<String, Snapshot.Subject> subjects;
    private final Map<String, Series> carbonBySite;
    private final Map<String, String> awaited = new HashMap<>();
    private final BrokenToday broken;
    private final PlanningSettings.Minimum minimum;

    PlannedChanges(Snapshot snapshot, PlanningSettings.Minimum minimum) {
        this.snapshot = snapshot;
        this.minimum = minimum;
        carbonBySite = snapshot.problem().sites().stream()
                .collect(Collectors.toMap(CandidateSite::id, CandidateSite::milligramsPerKwh));
        broken = new BrokenToday(snapshot.problem());
        candidates =
                snapshot.problem().workloads().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        subjects = snapshot.subjects().stream().collect(Collectors.toMap(Snapshot.Subject::name, Function.identity()));
    }

    /** By saving of the objective, the largest first. */
    List<PlannedChange> of(Plan plan) {
        plan.replicas().stream()
                .filter(decision -> decision.open() && !decision.offer().kept())
                .forEach(decision -> decision.readers()
                        .forEach(reader -> awaited.put(
                                reader,
                                decision.offer().dataSet() + " at "
                                        + decision.offer().site())));
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
        var pieces = batch ? RunHours.pieces(choice, candidate) : 1;
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
                batch ? start(RunHours.end(choice, candidate, horizon)) : null,
                batch ? start(candidate.lastStart(horizon)) : null,
                usd,
                kilograms,
                rttMillis,
                moves ? candidate.movingMegabytes() / 1000.0 : 0,
                subject.maxGramsPerKwh(),
                today.terms(),
                choice.terms(),
                assignment.explanation(),
                mean(today, candidate),
                mean(choice, candidate),
                refusal,
                pieces > 1 ? (Integer) pieces : null,
                refusal == null && !minimum.reachedBy(usd.amount(), kilograms, rttMillis),
                choice.spot() ? snapshot.spotWords(choice.site()) + STARTED_AS_SPECIFIED : null,
                awaited.get(subject.name()));
    }

    private @Nullable Double mean(Choice choice, Candidate candidate) {
        var hours = RunHours.of(choice, candidate, snapshot.problem().horizon());
        var milligrams = RunHours.mean(hours, carbonBySite.get(choice.site()));
        return milligrams == null ? null : (Double) (milligrams / 1000.0);
    }

    private @Nullable Instant start(int slot) {
        return snapshot.problem().horizon().start(slot);
    }
}
