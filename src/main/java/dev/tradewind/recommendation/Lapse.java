package dev.tradewind.recommendation;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks once a minute for recommendations whose time is over. */
@Component
class Lapse {
    private final Recommendations recommendations;
    private final Clock clock;

    Lapse(Recommendations recommendations, Clock clock) {
        this.recommendations = recommendations;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 20_000)
    void look() {
        Actors.runAs(Actor.system("recommendation"), () -> recommendations.lapse(clock.instant()));
    }
}
