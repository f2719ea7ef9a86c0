package dev.tradewind.placement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which runs must follow each other. */
public final class Precedence {
    private Precedence() {}

    /** Refuses unknown predecessors, services in a chain, and chains that bite their own tail. */
    static void requireAcyclic(List<Candidate> workloads) {
        order(workloads);
    }

    /** Indices into the list, predecessors first; among equals the order of the list. */
    public static int[] order(List<Candidate> workloads) {
        Map<String, Integer> index = new HashMap<>();
        for (var at = 0; at < workloads.size(); at++) {
            index.put(workloads.get(at).id(), at);
        }
        var waiting = new int[workloads.size()];
        List<List<Integer>> successors = new ArrayList<>();
        workloads.forEach(workload -> successors.add(new ArrayList<>()));
        for (var at = 0; at < waiting.length; at++) {
            var workload = workloads.get(at);
            for (var before : workload.shape().after()) {
                var found = index.get(before.workload());
                if (found == null
                        || workload.kind() == Candidate.Kind.SERVICE
                        || workloads.get(found).kind() == Candidate.Kind.SERVICE
                        || workloads.get(found).shape().runs() > 1) {
                    throw new IllegalArgumentException("'" + workload.id() + "' cannot run after '" + before.workload()
                            + "'. Maybe one of them is missing, is a service, or repeats?");
                }
                successors.get(found).add(at);
                waiting[at]++;
            }
        }
        var ready = new ArrayDeque<Integer>();
        for (var at = 0; at < waiting.length; at++) {
            if (waiting[at] == 0) {
                ready.add(at);
            }
        }
        var order = new int[waiting.length];
        var done = 0;
        while (!ready.isEmpty()) {
            var next = ready.remove();
            order[done++] = next;
            for (var successor : successors.get(next)) {
                if (--waiting[successor] == 0) {
                    ready.add(successor);
                }
            }
        }
        if (done < order.length) {
            throw new IllegalArgumentException((order.length - done)
                    + " workloads wait for each other in a circle. Maybe one predecessor is the wrong way round?");
        }
        return order;
    }
}
