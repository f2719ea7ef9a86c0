package dev.tradewind.edge.simulation;

import java.util.PriorityQueue;
import java.util.Random;

/** What happens, in order of simulated time. One seed, one course. */
final class World {
    private record Event(long at, long order, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private final Random random;
    private long now = 1_764_331_200_000L;
    private long order;

    World(long seed) {
        this.random = new Random(seed);
    }

    long now() {
        return now;
    }

    void after(long millis, Runnable what) {
        events.add(new Event(now + millis, order++, what));
    }

    /** Runs what happens until then; after each event the watcher looks. */
    void runUntil(long millis, Runnable watcher) {
        for (var next = events.peek(); next != null && next.at <= millis; next = events.peek()) {
            events.poll();
            now = next.at;
            next.what.run();
            watcher.run();
        }
        now = Math.max(now, millis);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From low to high, both included. */
    long between(long low, long high) {
        return low + (long) (random.nextDouble() * (high - low + 1));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
