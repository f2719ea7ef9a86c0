package dev.tradewind.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the grid of the demo with the clock: each hour Elif hands in the last hours and the next days, as a connector
 * would, so that gates open and close while somebody watches.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoHours {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHours.class);

    private final Demo demo;
    private final DemoPeople people;
    private final DemoDelivery delivery;
    private final Path folder;
    private final Clock clock;

    DemoHours(Demo demo, DemoPeople people, DemoDelivery delivery, @Value("${tradewind.data}") Path data, Clock clock) {
        this.demo = demo;
        this.people = people;
        this.delivery = delivery;
        this.folder = data.resolve("demo-files");
        this.clock = clock;
    }

    @Scheduled(cron = "20 0 * * * *", zone = "UTC")
    void next() {
        if (demo.status().stage() != DemoStatus.Stage.LOADED) {
            return;
        }
        try {
            var elif = people.named("elif");
            for (var file : DemoFiles.in(folder, clock.instant()).newHours()) {
                delivery.hand(file, elif);
                Files.delete(file);
            }
        } catch (IOException | RuntimeException broken) {
            // the series go stale and say so; the next hour tries again
            LOG.warn("The demo's next hours could not be handed in: {}", broken.getMessage());
        }
    }
}
