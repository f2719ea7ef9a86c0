package dev.tradewind.edge.simulation;

import dev.tradewind.edge.clock.SiteClock;
import java.util.function.LongSupplier;

/** A wall clock that jumps and a steady one that drifts within what is promised. */
final class VirtualSiteClock implements SiteClock {
    private final LongSupplier trueMillis;
    private final double drift;
    private final boolean steadyIsWall;
    private long wallOffset;
    private long bootAt;
    private int boots = 1;

    VirtualSiteClock(LongSupplier trueMillis, double drift, boolean steadyIsWall) {
        this.trueMillis = trueMillis;
        this.drift = drift;
        this.steadyIsWall = steadyIsWall;
    }

    void jump(long millis) {
        wallOffset += millis;
    }

    /** Somebody, or a time server, sets the wall clock right. */
    void correct() {
        wallOffset = 0;
    }

    /** The machine starts again; its wall clock may have been set meanwhile. */
    void reboot() {
        boots++;
        bootAt = trueMillis.getAsLong();
    }

    @Override
    public long wallMillis() {
        return trueMillis.getAsLong() + wallOffset;
    }

    @Override
    public long steadyMillis() {
        return steadyIsWall ? wallMillis() : (long) ((trueMillis.getAsLong() - bootAt) * (1 + drift));
    }

    @Override
    public String boot() {
        return steadyIsWall ? "one" : "boot-" + boots;
    }
}
