package dev.tradewind.execution;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.planning.PlacedRun;
import dev.tradewind.planning.PlacedRunState;
import dev.tradewind.planning.PlacedRuns;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts ordered runs at their slot, where the decision put them, and follows them to their end. Their key makes a second
 * start find the first, so that two replicas and a restart do no harm.
 */
@Component
class PlacedRunStarter {
    private static final Logger LOG = LoggerFactory.getLogger(PlacedRunStarter.class);
    private final PlacedRuns placed;
    private final Runs runs;
    private final Workloads workloads;
    private final Clock clock;

    PlacedRunStarter(PlacedRuns placed, Runs runs, Workloads workloads, Clock clock) {
        this.placed = placed;
        this.runs = runs;
        this.workloads = workloads;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 20_000)
    void look() {
        Actors.runAs(Actor.system("execution"), () -> placed.open().forEach(this::look));
    }

    private void look(PlacedRun run) {
        if (clock.instant().isBefore(run.startsAt())) {
            return;
        }
        try {
            var workload = workloads.byName(run.workload()).orElse(null);
            if (workload == null) {
                placed.become(run.id(), PlacedRunState.FAILED, "its workload is no longer in the catalog");
            } else {
                carryOut(run, workload.withSite(run.site()));
            }
        } catch (ConcurrencyFailureException faster) {
            LOG.debug("Another replica moved {} on", run.key(), faster);
        }
    }

    private void carryOut(PlacedRun run, Workload there) {
        var frozen = runs.frozen(there).orElse(null);
        if (run.state() == PlacedRunState.ORDERED && frozen != null) {
            if (!clock.instant().isBefore(run.endsAt())) {
                placed.become(run.id(), PlacedRunState.FAILED, "missed its slots: " + frozen);
            }
            return;
        }
        switch (runs.look(run.key(), there, PlannedCapacity.variable(run.spot()))) {
            case Runs.Look.Going(var words) -> placed.become(run.id(), PlacedRunState.STARTED, words);
            case Runs.Look.Succeeded done -> placed.become(run.id(), PlacedRunState.SUCCEEDED, done.words());
            case Runs.Look.Failed(var why) -> placed.become(run.id(), PlacedRunState.FAILED, why);
            case Runs.Look.Unknown(var why) -> LOG.debug("{}: {}", run.key(), why);
        }
    }
}
