package dev.tradewind.edge.site;

import dev.tradewind.edge.clock.HybridClock;
import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.clock.SiteClock;

/**
 * The time at the site. Once the console has told its time, the site counts on from there by its steady clock, so that a
 * wall clock that is set wrong meanwhile changes nothing.
 */
public final class SiteTime {
    private final SiteClock clock;
    private final HybridClock hybrid;
    private long anchorConsole;
    private long anchorSteady;
    private boolean anchored;
    private long skewMillis;

    public SiteTime(String site, SiteClock clock, HybridTime last) {
        this.clock = clock;
        this.hybrid = new HybridClock(site, last);
    }

    public SiteClock clock() {
        return clock;
    }

    /** The best known time, UTC milliseconds. */
    public synchronized long millis() {
        return anchored ? anchorConsole + clock.steadyMillis() - anchorSteady : clock.wallMillis();
    }

    /** @param millis as {@link #millis()} said it just now */
    synchronized String nextVersion(long millis) {
        return hybrid.next(millis).text();
    }

    /** The console's time, read half a round trip ago. */
    synchronized void told(long consoleMillis, long sentSteady, long receivedSteady) {
        var half = (receivedSteady - sentSteady) / 2;
        anchorConsole = consoleMillis + half;
        anchorSteady = receivedSteady;
        anchored = true;
        skewMillis = anchorConsole - clock.wallMillis();
    }

    synchronized void observe(HybridTime time, long mostAheadMillis) {
        hybrid.observe(time, millis(), mostAheadMillis);
    }

    /** Whether the console has told its time since the agent started. */
    public synchronized boolean anchored() {
        return anchored;
    }

    /** Console minus this machine's wall clock, as measured at the last answer. */
    public synchronized long skewMillis() {
        return skewMillis;
    }
}
