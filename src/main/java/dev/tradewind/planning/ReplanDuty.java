package dev.tradewind.planning;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Plans again what changed, once it has rested, where the installation asks for that. */
@Component
class ReplanDuty {
    private static final Logger LOG = LoggerFactory.getLogger(ReplanDuty.class);
    private final Replans replans;
    private final Planner planner;
    private final PlanningSettings settings;
    private final Clock clock;

    ReplanDuty(Replans replans, Planner planner, PlanningSettings settings, Clock clock) {
        this.replans = replans;
        this.planner = planner;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 30_000)
    void look() {
        if (settings.replanAfter() != null) {
            Actors.runAs(Actor.system("planner"), this::plan);
        }
    }

    /** One plan for all that has rested; empty when nothing has. */
    Set<String> plan() {
        var rest = settings.replanAfter();
        var since = rest == null ? clock.instant() : clock.instant().minus(rest);
        var waiting = replans.waiting().stream()
                .filter(each -> !each.lastAt().isAfter(since))
                .toList();
        if (waiting.isEmpty()) {
            return Set.of();
        }
        var names = waiting.stream().map(Replans.Waiting::workload).collect(Collectors.toSet());
        try {
            planner.run(new PlanRequest(reason(waiting.getFirst(), names.size()), names));
            return names;
        } catch (RuntimeException failed) {
            LOG.error("Could not plan again {}", names, failed);
            return Set.of();
        }
    }

    private static String reason(Replans.Waiting first, int all) {
        var what = first.workload() + " (" + first.causes() + ")";
        return "re-plan: " + (all == 1 ? what : what + " and " + (all - 1) + " more");
    }
}
