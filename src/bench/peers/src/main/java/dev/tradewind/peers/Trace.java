package dev.tradewind.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** When a search reached which objective. Written by one thread at a time, read after the search. */
public final class Trace {
    private final long from = System.nanoTime();
    private final List<Point> points = new ArrayList<>();

    /**
     * A better plan.
     *
     * @param nanoUsd as the solver counts it, which may be rounded
     */
    public record Point(double seconds, long nanoUsd) {}

    public synchronized void reached(long nanoUsd) {
        if (points.isEmpty() || nanoUsd < points.getLast().nanoUsd()) {
            points.add(new Point(seconds(), nanoUsd));
        }
    }

    /** Since the search was asked. */
    public double seconds() {
        return (System.nanoTime() - from) / 1e9;
    }

    /** First time of an objective at most this high; empty if never. */
    public synchronized OptionalDouble first(long nanoUsd) {
        return points.stream()
                .filter(point -> point.nanoUsd() <= nanoUsd)
                .mapToDouble(Point::seconds)
                .findFirst();
    }

    /** Time of the last improvement; empty without a plan. */
    public synchronized OptionalDouble last() {
        return points.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(points.getLast().seconds());
    }

    /** How many improvements. */
    public synchronized int size() {
        return points.size();
    }
}
