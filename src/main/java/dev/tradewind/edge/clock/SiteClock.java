package dev.tradewind.edge.clock;

/** The clocks of one machine. */
public interface SiteClock {
    /** What the machine believes the time to be, in UTC milliseconds; may jump. */
    long wallMillis();

    /** Milliseconds since the machine started; never jumps, and drifts by a few hundred parts in a million at most. */
    long steadyMillis();

    /** Names the start of the machine; steady times of different starts cannot be compared. */
    String boot();
}
