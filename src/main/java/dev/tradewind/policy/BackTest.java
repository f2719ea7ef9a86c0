package dev.tradewind.policy;

import dev.tradewind.quantity.TimeRange;
import java.time.Duration;
import java.util.List;

/** What a policy would have done to days that have passed. Answered by whoever knows runs, grids and proposals. */
public interface BackTest {
    Report over(PolicyRule rule, TimeRange days);

    /**
     * @param workloads that the policy is meant for, whether it would have touched them or not
     * @param took what it took to work this out
     */
    record Report(TimeRange days, List<OfWorkload> workloads, List<OfProposal> proposals, Duration took) {
        public Report {
            workloads = List.copyOf(workloads);
            proposals = List.copyOf(proposals);
        }

        public int runs() {
            return workloads.stream().mapToInt(OfWorkload::runs).sum();
        }

        public int delayed() {
            return workloads.stream().mapToInt(OfWorkload::delayed).sum();
        }

        public int missed() {
            return workloads.stream().mapToInt(OfWorkload::pastLatestStart).sum();
        }

        public long proposalsTouched() {
            return proposals.stream().filter(p -> !p.effects().isEmpty()).count();
        }
    }

    /**
     * One workload over those days, by its present schedule and site.
     *
     * @param runs that its schedule held, 0 for a service
     * @param delayed for which the carbon gate would have been closed at the planned start and open later in the window
     * @param hoursDelayed sum over those
     * @param pastLatestStart that would have come to their latest start with a closed gate
     * @param unknown of those, how many because an hour of the grid is not known
     * @param standing what its present site breaks, in words; empty where nothing
     */
    record OfWorkload(
            String workload,
            int runs,
            int delayed,
            double hoursDelayed,
            int pastLatestStart,
            int unknown,
            List<String> standing) {
        public OfWorkload {
            standing = List.copyOf(standing);
        }

        public boolean touched() {
            return delayed > 0 || pastLatestStart > 0 || !standing.isEmpty();
        }
    }

    /** @param effects what would have been otherwise, in words; empty where nothing */
    record OfProposal(String shortId, String title, List<String> effects) {
        public OfProposal {
            effects = List.copyOf(effects);
        }
    }
}
