package dev.tradewind.egress.watch;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks through the bills once a day, and again when they changed. It asks every ten minutes whether there is anything
 * new; a row keyed by the day and the bills' state makes one replica look.
 */
@Component
class WatchSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSchedule.class);

    private final Watch watch;

    WatchSchedule(Watch watch) {
        this.watch = watch;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void tick() {
        try {
            Actors.runAs(Actor.system("egress-watch"), watch::lookOnce)
                    .ifPresent(run -> LOG.info(
                            "Looked through {} flows: {} new findings, {} updated",
                            run.flows(),
                            run.found(),
                            run.updated()));
        } catch (RuntimeException broken) {
            LOG.error("Looking for unusual egress broke off; it is tried again in ten minutes", broken);
        }
    }
}
