package dev.tradewind.connector.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every half minute which sources are due; each is asked on a thread of its own, so that a slow one holds up nobody. */
@Component
class FeedSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSchedule.class);

    private final Feeds feeds;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    FeedSchedule(Feeds feeds) {
        this.feeds = feeds;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void tick() {
        for (FeedSource source : feeds.due()) {
            if (underWay.add(source.id())) {
                Thread.ofVirtual().name("feed-" + source.id()).start(() -> ask(source));
            }
        }
    }

    private void ask(FeedSource source) {
        try {
            feeds.run(source)
                    .filter(run -> run.outcome() != FeedOutcome.OK)
                    .ifPresent(run -> LOG.warn("{} ended {}: {}", source, run.outcome(), run.message()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("{} broke", source, broken);
        } finally {
            underWay.remove(source.id());
        }
    }
}
