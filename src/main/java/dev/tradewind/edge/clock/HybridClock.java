package dev.tradewind.edge.clock;

/** Hands out hybrid times that never go back, whatever the wall clock does. Belongs to one thread. */
public final class HybridClock {
    private final String site;
    private HybridTime last;

    /** @param last the latest time known from before, so that a restart does not go back */
    public HybridClock(String site, HybridTime last) {
        this.site = site;
        this.last = last;
    }

    /** The time of a new event at this site. */
    public HybridTime next(long wallMillis) {
        last = wallMillis > last.millis()
                ? new HybridTime(wallMillis, 0, site)
                : new HybridTime(last.millis(), last.counter() + 1, site);
        return last;
    }

    /**
     * Takes notice of an event elsewhere, so that what follows here is later.
     *
     * @param mostAheadMillis a time further ahead of this wall clock is somebody's wrong clock and is not followed
     */
    public void observe(HybridTime other, long wallMillis, long mostAheadMillis) {
        if (other.millis() - wallMillis <= mostAheadMillis && other.compareTo(last) > 0) {
            last = new HybridTime(other.millis(), other.counter(), site);
        }
    }

    public HybridTime last() {
        return last;
    }
}
