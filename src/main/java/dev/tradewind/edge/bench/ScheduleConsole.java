package dev.tradewind.edge.bench;

import java.io.IOException;
import java.util.Map;

/** The console of schedules with real agents. It can be killed at any moment and comes back with what it had committed. */
public interface ScheduleConsole extends AutoCloseable {

    /** Stays the same when it comes back. */
    int port();

    String site();

    /** For one agent of the site; only its first start needs it. */
    String token();

    /** Dies at once, whatever it is doing, and begins to start again. */
    void kill() throws IOException;

    /** Returns when it answers again. */
    void await() throws IOException, InterruptedException;

    /** What it has in the end; it need not answer any more. */
    Kept kept() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;

    /**
     * @param times how often each key arrived
     * @param counters values by document of the collection {@code visits}
     * @param gaps sequences that are missing between others
     */
    record Kept(Map<String, Long> times, Map<String, Long> counters, long gaps) {}
}
