package dev.tradewind.load;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What those on it share.
 *
 * @param thinkMillis mean pause before each click
 * @param ready counted down by each who is signed in
 * @param end the last moment
 * @param lost the proxy's name of the console that was killed; empty before
 */
record Stage(Figures figures, int thinkMillis, CountDownLatch ready, CountDownLatch end, AtomicReference<String> lost) {

    /** @return whether the end came while somebody was thinking */
    boolean thinks(Random random) throws InterruptedException {
        return Replay.wait(end, thinkMillis / 2 + random.nextInt(thinkMillis));
    }

    /** The proxy's name of the console that was killed; empty before. */
    String killed() {
        return lost.get();
    }
}
