package dev.tradewind.outbound;

import java.time.Duration;

/** Waits; tests count instead. */
@FunctionalInterface
interface Pause {
    void of(Duration length) throws InterruptedException;
}
