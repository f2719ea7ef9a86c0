package dev.tradewind.planning.decide;

import java.time.Instant;

/**
 * Until when the quota may be used. It is over as soon as either clock says so: the steady one does not count while a machine
 * sleeps, the other may be set back.
 *
 * @param steadyNanos {@link System#nanoTime} of its end
 */
record Lease(long token, long steadyNanos, Instant until) {
    boolean isLive(long steadyNow, Instant now) {
        return steadyNow - steadyNanos < 0 && now.isBefore(until);
    }
}
