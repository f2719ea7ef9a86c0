package dev.tradewind.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workload as the engine sees it.
 *
 * @param id stable name; ties are broken by it
 * @param kind a service runs for the whole horizon, a batch run for {@code durationSlots} within its window
 * @param durationSlots length of a run; ignored for a service
 * @param earliestSlot first slot in which a run may start
 * @param deadlineSlot slot by whose start the run has ended, exclusive end of the window
 * @param timesPerMonthPerMille how often this cost occurs in a month, × 1000 (a service: months per horizon, inverted)
 * @param movingMegabytes data that has to move with it when it changes its site
 * @param currentSite where it runs today; null when it is new
 * @param currentStart where in the horizon it would start today; null when unknown or a service
 * @param shape gang, pauses, repetition, predecessors; problems stored before there were any read as {@link Shape#PLAIN}
 */
public record Candidate(
        String id,
        Kind kind,
        Demand demand,
        int durationSlots,
        int earliestSlot,
        int deadlineSlot,
        long timesPerMonthPerMille,
        List<DataNeed> data,
        List<UserShare> users,
        long movingMegabytes,
        @Nullable String currentSite,
        @Nullable Integer currentStart,
        Limits limits,
        Shape shape) {
    /** Always on, or in runs. */
    public enum Kind {
        SERVICE,
        BATCH
    }

    public Candidate {
        data = List.copyOf(data);
        users = List.copyOf(users);
        shape = shape == null ? Shape.PLAIN : shape;
        if (kind == Kind.BATCH && durationSlots < 1) {
            throw new IllegalArgumentException("batch workload '" + id + "' takes " + durationSlots
                    + " slots. Maybe round its duration up to one slot?");
        }
    }

    /** One run, one member, no pauses, nothing before it. */
    public Candidate(
            String id,
            Kind kind,
            Demand demand,
            int durationSlots,
            int earliestSlot,
            int deadlineSlot,
            long timesPerMonthPerMille,
            List<DataNeed> data,
            List<UserShare> users,
            long movingMegabytes,
            @Nullable String currentSite,
            @Nullable Integer currentStart,
            Limits limits) {
        this(
                id,
                kind,
                demand,
                durationSlots,
                earliestSlot,
                deadlineSlot,
                timesPerMonthPerMille,
                data,
                users,
                movingMegabytes,
                currentSite,
                currentStart,
                limits,
                Shape.PLAIN);
    }

    /** The same workload within another window. */
    public Candidate within(int earliest, int deadline) {
        return with(earliest, deadline, data);
    }

    /** The same workload with other data. */
    public Candidate reading(List<DataNeed> other) {
        return with(earliestSlot, deadlineSlot, other);
    }

    private Candidate with(int earliest, int deadline, List<DataNeed> needs) {
        return new Candidate(
                id,
                kind,
                demand,
                durationSlots,
                earliest,
                deadline,
                timesPerMonthPerMille,
                needs,
                users,
                movingMegabytes,
                currentSite,
                currentStart,
                limits,
                shape);
    }

    /** What all its members take together. */
    public long total(Resource resource) {
        return Math.multiplyExact(demand.of(resource), (long) shape.members());
    }

    /** Slots between the first and the last of the runs that share its decision. */
    public int repeats() {
        return kind == Kind.SERVICE ? 0 : shape.everySlots() * (shape.runs() - 1);
    }

    /** Slots that it occupies from its start. */
    public int length(Horizon horizon) {
        return kind == Kind.SERVICE ? horizon.slots() : durationSlots;
    }

    /** First possible start; a service always starts with the horizon. */
    public int firstStart() {
        return kind == Kind.SERVICE ? 0 : earliestSlot;
    }

    /** Last start that still ends by the deadline and within the horizon; smaller than the first when it cannot fit. */
    public int lastStart(Horizon horizon) {
        return kind == Kind.SERVICE ? 0 : Math.min(deadlineSlot, horizon.slots() - repeats()) - durationSlots;
    }
}
