package dev.tradewind.planning.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.RandomProblems;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** Reasons that were kept are those that would be worked out. */
class ReasonsTest {
    @Test
    void areTheEnginesAndWorkedOutOnce() {
        for (var seed = 0; seed < 50; seed++) {
            var problem = RandomProblems.of(seed, 6, 4, 10);
            var engine = new PlacementEngine(problem);
            var known = new HashMap<String, Candidate>();
            problem.workloads().forEach(each -> known.put(each.id(), each));
            var reasons = new Reasons(engine, known);
            for (var workload : problem.workloads()) {
                var first = reasons.of(workload);
                assertThat(first).isEqualTo(engine.decide(workload));
                assertThat(reasons.of(workload)).isSameAs(first);
            }
        }
    }

    @Test
    void anotherCandidateUnderTheNameOfACatalogsWorkloadGetsItsOwn() {
        var problem = RandomProblems.of(1, 6, 4, 10);
        var engine = new PlacementEngine(problem);
        var one = problem.workloads().getFirst();
        var known = new HashMap<String, Candidate>();
        known.put(one.id(), one);
        var reasons = new Reasons(engine, known);
        reasons.of(one);
        for (var seed = 2; seed < 20; seed++) {
            for (var other : RandomProblems.of(seed, 6, 4, 10).workloads()) {
                if (other.id().equals(one.id()) && !other.equals(one)) {
                    assertThat(reasons.of(other)).isEqualTo(engine.decide(other));
                }
            }
        }
    }
}
