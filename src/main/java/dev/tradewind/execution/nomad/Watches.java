package dev.tradewind.execution.nomad;

import dev.tradewind.execution.remote.JsonApi;
import dev.tradewind.execution.spi.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs that are watched by Nomad's blocking queries: one request for each stands open until something changes, in place of
 * three every few seconds. Asked for a run, they answer with what was last heard; the first time they ask themselves.
 */
final class Watches {
    /** A watch that nobody asked for so long is given up; whoever asks later begins another. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Questions questions;
    private final Clock clock;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    /** What Nomad says of one run. */
    interface Questions {
        /**
         * @param child the job that was dispatched
         * @param index 0 to be answered at once; else once Nomad's index is beyond, or after a while all the same
         */
        Heard ask(String child, long index) throws JsonApi.Silent;
    }

    /** @param index of Nomad's state; 0 where it told none */
    record Heard(Observation observation, long index) {}

    Watches(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** What was last heard of a run that is watched; null where none is, or it has ended and is to be asked afresh. */
    @Nullable
    Observation last(String runKey) {
        var watch = watches.get(runKey);
        if (watch == null) {
            return null;
        }
        watch.askedAt = clock.instant();
        return watch.heard.observation();
    }

    /** Asks about a run and goes on watching it, unless it has ended or Nomad tells no index. */
    Observation begin(String runKey, String child) throws JsonApi.Silent {
        var heard = questions.ask(child, 0);
        if (goesOn(heard.observation()) && heard.index() > 0) {
            var watch = new Watch(child, heard, clock.instant());
            if (watches.putIfAbsent(runKey, watch) == null) {
                Thread.ofVirtual().name("nomad-" + runKey).start(() -> watch(runKey, watch));
            }
        }
        return heard.observation();
    }

    /** What is known of it is no longer true: somebody changed it. */
    void forget(String runKey) {
        watches.remove(runKey);
    }

    private void watch(String runKey, Watch watch) {
        while (watches.get(runKey) == watch) {
            Heard next;
            try {
                next = questions.ask(watch.child, watch.heard.index());
            } catch (JsonApi.Silent | RuntimeException trouble) {
                // whoever looks next asks afresh and is told of the trouble
                watches.remove(runKey, watch);
                return;
            }
            // Nomad's index goes back when its state was restored or its leader lost some: begin at its beginning
            watch.heard = next.index() < watch.heard.index() ? new Heard(next.observation(), 0) : next;
            if (!goesOn(next.observation()) || watch.askedAt.plus(FORGOTTEN).isBefore(clock.instant())) {
                watches.remove(runKey, watch);
                return;
            }
        }
    }

    private static boolean goesOn(Observation of) {
        return of instanceof Observation.Running || of instanceof Observation.Starting;
    }

    private static final class Watch {
        private final String child;
        private volatile Heard heard;
        private volatile Instant askedAt;

        Watch(String child, Heard heard, Instant askedAt) {
            this.child = child;
            this.heard = heard;
            this.askedAt = askedAt;
        }
    }
}
