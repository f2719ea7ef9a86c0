package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.PolicyRule;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is planned, workload by workload, each after those that it waits for; and says what is left out, and why. */
final class Gathering {
    private final WorkloadInputs inputs;
    private final Horizon horizon;
    private final Map<String, Workload> known;
    private final Map<String, List<Candidate>> planned = new LinkedHashMap<>();
    private final List<Snapshot.Subject> subjects = new ArrayList<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();

    Gathering(WorkloadInputs inputs, Horizon horizon, Collection<Workload> known) {
        this.inputs = inputs;
        this.horizon = horizon;
        this.known = new LinkedHashMap<>();
        known.forEach(workload -> this.known.put(workload.name(), workload));
    }

    /**
     * @param asked whether it may change; otherwise it stands as it is, and only others look at it
     * @param inParts whether a service may be cut by where its users are
     */
    void add(Workload workload, Guardrails guardrails, boolean asked, boolean inParts) {
        try {
            var found = inputs.of(workload, horizon, guardrails, waiting(workload));
            if (found.isEmpty()) {
                leaveOut(workload, "no run of it falls into the next " + horizon.slots() + " hours");
                return;
            }
            var whole = asked ? found.get() : Pinned.asItStands(found.get());
            planned.put(
                    workload.name(),
                    inParts && workload.placing().byUserLocation() ? UserParts.of(whole) : List.of(whole));
            if (asked) {
                subjects.add(subject(workload, guardrails));
            }
        } catch (IllegalArgumentException unreadable) {
            // One label that nobody can read must not keep all others from their plan.
            leaveOut(workload, String.valueOf(unreadable.getMessage()));
        }
    }

    void leaveOut(Workload workload, String why) {
        leftOut.put(workload.name(), why);
    }

    private WorkloadInputs.Waiting waiting(Workload workload) {
        var before = new ArrayList<Predecessor>();
        var carried = new ArrayList<DataNeed>();
        var from = 0;
        for (var each : workload.placing().after()) {
            var megabytes = Units.megabytes(each.gigabytes());
            var found = planned.get(each.workload());
            if (found != null && found.getFirst().kind() == Candidate.Kind.BATCH) {
                var run = found.getFirst();
                if (run.shape().runs() > 1) {
                    throw new IllegalArgumentException(
                            "runs after '" + each.workload() + "', whose runs share one decision (sameEachTime)");
                }
                from = Math.max(from, run.earliestSlot() + run.durationSlots());
                before.add(new Predecessor(each.workload(), megabytes));
            } else {
                var over = predecessor(each);
                if (megabytes > 0) {
                    carried.add(new DataNeed(over.siteId(), megabytes, 0));
                }
            }
        }
        return new WorkloadInputs.Waiting(from, before, carried);
    }

    /** One without a run in the horizon is over: what it left lies where it stands. */
    private Workload predecessor(Placing.Before before) {
        var found = known.get(before.workload());
        if (found == null || found.kind() == WorkloadKind.SERVICE) {
            throw new IllegalArgumentException("runs after '" + before.workload() + "', which is "
                    + (found == null ? "no workload" : "a service and never ends"));
        }
        var reason = leftOut.get(before.workload());
        if (reason != null && !reason.startsWith("no run of it")) {
            throw new IllegalArgumentException(
                    "runs after '" + before.workload() + "', which is not planned: " + reason);
        }
        return found;
    }

    private static Snapshot.Subject subject(Workload workload, Guardrails guardrails) {
        return new Snapshot.Subject(
                workload.id(),
                workload.name(),
                workload.owner(),
                workload.environment(),
                guardrails.maxGramsPerKwh(),
                guardrails.rules().stream().map(PolicyRule::name).sorted().toList());
    }

    Map<String, List<Candidate>> planned() {
        return planned;
    }

    List<Candidate> candidates() {
        return planned.values().stream().flatMap(List::stream).toList();
    }

    List<Snapshot.Subject> subjects() {
        return subjects;
    }

    List<Snapshot.LeftOut> leftOut() {
        return leftOut.entrySet().stream()
                .map(each -> new Snapshot.LeftOut(each.getKey(), each.getValue()))
                .toList();
    }
}
