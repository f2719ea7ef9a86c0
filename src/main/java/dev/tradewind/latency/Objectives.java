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
