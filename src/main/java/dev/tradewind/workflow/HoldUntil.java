package dev.tradewind.workflow;

import java.time.Instant;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a job back until the grid of its site is below a limit in every hour that it usually takes; but never so long that it
 * would be late.
 *
 * @param belowGramsPerKwh gCO2eq/kWh
 * @param atLatest local time at which it starts whatever the grid is; null: by what the workflow's due time permits
 */
public record HoldUntil(double belowGramsPerKwh, @Nullable LocalTime atLatest) {
    private static final double MOST = 2_000;

    public HoldUntil {
        if (!(belowGramsPerKwh > 0 && belowGramsPerKwh <= MOST)) {
            throw new IllegalArgumentException("holdUntil.belowGramsPerKwh is " + belowGramsPerKwh
                    + "; expected above 0, at most " + MOST + " gCO2eq/kWh");
        }
    }

    /**
     * When a job of a run starts whatever the grid is: at the stated time, or sooner where otherwise the run would end after
     * it is due.
     */
    Instant latest(Run run, String job, Instant now) {
        return Stream.of(stated(run), run.inTime(job, now))
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** The first such time after the run was to begin. */
    private @Nullable Instant stated(Run run) {
        if (atLatest == null) {
            return null;
        }
        var begin = run.plannedAt().atZone(run.workflow().zone());
        var day = begin.toLocalTime().isAfter(atLatest) ? begin.toLocalDate().plusDays(1) : begin.toLocalDate();
        return day.atTime(atLatest).atZone(run.workflow().zone()).toInstant();
    }
}
