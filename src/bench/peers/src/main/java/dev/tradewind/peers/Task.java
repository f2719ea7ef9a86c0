package dev.tradewind.peers;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Resource;
import java.util.ArrayList;
import java.util.List;

/** A workload as the models see it: its window, what it takes and the places that its own rules allow. */
public final class Task {
    private final int index;
    private final Candidate workload;
    private final long[] demand = new long[Resource.values().length];
    private final int first;
    private final int end;
    private final boolean budgeted;
    private final List<Edge> before = new ArrayList<>();
    private final List<Edge> after = new ArrayList<>();
    private List<Place> places = List.of();

    /**
     * One runs after the other.
     *
     * @param megabytes handed on by one run
     */
    public record Edge(Task before, Task after, long megabytes) {}

    /**
     * @param narrowed the same with its window cut by what runs before and after
     * @param budgeted whether a budget counts its carbon
     */
    Task(int index, Candidate workload, Candidate narrowed, int slots, boolean budgeted) {
        this.index = index;
        this.workload = workload;
        this.budgeted = budgeted;
        for (var resource : Resource.values()) {
            demand[resource.ordinal()] = workload.total(resource);
        }
        first = narrowed.firstStart();
        end = isService() ? slots : Math.min(narrowed.deadlineSlot(), slots);
    }

    void choose(List<Place> allowed) {
        places = List.copyOf(allowed);
    }

    void follows(Task other, long megabytes) {
        var edge = new Edge(other, this, megabytes);
        before.add(edge);
        other.after.add(edge);
    }

    public int index() {
        return index;
    }

    public Candidate workload() {
        return workload;
    }

    public boolean isService() {
        return workload.kind() == Candidate.Kind.SERVICE;
    }

    /** Whether it may pause. */
    public boolean pieced() {
        return !isService() && workload.shape().interruptible();
    }

    /** By {@link Resource} ordinal, all members together. */
    public long[] demand() {
        return demand;
    }

    /** Slots that it takes. */
    public int duration() {
        return isService() ? end : workload.durationSlots();
    }

    /** First slot of its window. */
    public int first() {
        return first;
    }

    /** Slot after the last of its window. */
    public int end() {
        return end;
    }

    public boolean budgeted() {
        return budgeted;
    }

    public List<Edge> before() {
        return before;
    }

    public List<Edge> after() {
        return after;
    }

    public List<Place> places() {
        return places;
    }

    /** The place at a site; null where its own rules forbid it. */
    public Place at(int site) {
        for (var place : places) {
            if (place.site() == site) {
                return place;
            }
        }
        return null;
    }
}
