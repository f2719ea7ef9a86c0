package dev.tradewind.edge.bench;

import java.io.IOException;
import java.time.Duration;

/** Waiting for a process beside this one, in a bench only; one that died is not waited for for ever. */
final class Patience {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Patience() {}

    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** @param what comes then, for the message when it does not */
    static void await(String what, Duration longest, Condition condition) throws IOException, InterruptedException {
        var latest = System.nanoTime() + longest.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > latest) {
                throw new IOException(what + " did not come within " + longest.toSeconds() + " s");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
