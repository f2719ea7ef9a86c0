package dev.tradewind.planning;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Answers an outage with the smallest re-plan that covers it: what stood there, or needs the way that is down, is placed
 * anew, everyone else stays. It begins with the commit of the report; what a process that died left is taken up again.
 */
@Component
public class Evacuations {
    private static final Logger LOG = LoggerFactory.getLogger(Evacuations.class);
    private static final Duration IN_HAND = Duration.ofMinutes(2);

    private final Outages outages;
    private final Planner planner;
    private final SnapshotBuilder snapshots;

    Evacuations(Outages outages, Planner planner, SnapshotBuilder snapshots) {
        this.outages = outages;
        this.planner = planner;
        this.snapshots = snapshots;
    }

    @TransactionalEventListener
    void reported(Outages.Reported report) {
        Thread.ofPlatform().daemon().name("evacuate").start(this::look);
    }

    @Scheduled(fixedDelay = 15_000, initialDelay = 15_000)
    void look() {
        Actors.runAs(Actor.system("evacuation"), this::answerAll);
    }

    /** Outages that this call has answered. */
    List<Outage> answerAll() {
        var taken = outages.claim(IN_HAND);
        taken.forEach(this::answer);
        return taken;
    }

    private void answer(Outage outage) {
        try {
            var concerned = snapshots.concernedBy(new Darkness(List.of(outage)));
            if (concerned.isEmpty()) {
                outages.answered(outage, null, 0);
                return;
            }
            var plan = planner.run(new PlanRequest(
                    (outage.isSite() ? "evacuation: lost " : "re-plan: lost ") + outage.what() + ", " + outage.reason(),
                    concerned));
            outages.answered(outage, plan.value(), concerned.size());
        } catch (RuntimeException failed) {
            // Stays unanswered and is taken up again when its claim is over.
            LOG.error("No answer yet to the loss of {}", outage.what(), failed);
        }
    }
}
