package dev.tradewind.report.schedule;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute for reports that are due. */
@Component
class ReportClock {
    private static final Logger LOG = LoggerFactory.getLogger(ReportClock.class);
    private final HandOvers handOvers;

    ReportClock(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void tick() {
        try {
            Actors.runAs(Actor.system("report-schedule"), handOvers::look);
        } catch (RuntimeException broken) {
            LOG.error("Looking for reports that are due broke off; it is tried again in a minute", broken);
        }
    }
}
