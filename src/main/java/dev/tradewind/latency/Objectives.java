package dev.tradewind.latency;

import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compares what users wait with what their workloads promise. */
@Component
public class Objectives {
    private final RoundTrips roundTrips;

    Objectives(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    /** One for each workload that has an objective and users, in the order given. */
    public List<ObjectiveStanding> standings(Collection<Workload> workloads) {
        var standings = new ArrayList<ObjectiveStanding>();
        for (Workload workload : workloads) {
            List<ObjectiveCheck> groups = of(List.of(workload));
            Double objective = workload.maxRttMillis();
            Double share = workload.maxRttForShare();
            if (objective != null && !groups.isEmpty()) {
                standings.add(new ObjectiveStanding(
                        workload.name(),
                        workload.owner(),
                        workload.siteId(),
                        objective,
                        share == null ? 1 : share,
                        groups));
            }
        }
        return List.copyOf(standings);
    }

    /** One line for each group of users of each workload that has an objective. */
    public List<ObjectiveCheck> of(Collection<Workload> workloads) {
        var checks = new ArrayList<ObjectiveCheck>();
        for (Workload workload : workloads) {
            Double objective = workload.maxRttMillis();
            if (objective == null) {
                continue;
            }
            for (UserGroup users : workload.users()) {
                checks.add(new ObjectiveCheck(
                        workload.name(),
                        workload.owner(),
                        workload.siteId(),
                        users.siteId(),
                        users.share(),
                        objective,
                        roundTrips.between(users.siteId(), workload.siteId()).orElse(null)));
            }
        }
        return List.copyOf(checks);
    }
}
