package dev.tradewind.event.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are delivered.
 *
 * @param threads receivers that are served at once
 * @param poll how often new events are looked for
 * @param heartbeat a replica that missed six of these is taken for dead, and another one serves its receivers
 * @param attempts per event and receiver, before it becomes a dead letter
 * @param firstPause before the second attempt; doubles each time
 * @param longestPause between two attempts
 * @param keep for how long what was delivered stays in the delivery log; dead letters stay until somebody acts
 */
@ConfigurationProperties("tradewind.event")
record EventSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("14") int attempts,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("90d") Duration keep) {

    EventSettings {
        if (attempts < 1 || threads < 1) {
            throw new IllegalArgumentException("tradewind.event.attempts is " + attempts
                    + " and tradewind.event.threads is " + threads + "; both must be at least 1");
        }
    }

    /** @param attempts made so far, at least 1 */
    Duration pauseAfter(int attempts) {
        var pause = firstPause.multipliedBy(1L << Math.min(20, attempts - 1));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
