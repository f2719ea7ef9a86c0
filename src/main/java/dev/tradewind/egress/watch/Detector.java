package dev.tradewind.egress.watch;

import dev.tradewind.egress.watch.Baseline.Expected;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;

/**
 * Walks through the days of one flow and tells which were not as usual. Pure and repeatable: each day is judged only by
 * the days before it, so tomorrow's run says the same of today.
 *
 * <p>A day far above what is expected is a spike at once. Two days in a row that are off in the same direction are a step
 * (or make the spike one); then a new level begins. If the flow returns to the old level within a week, the step was a
 * spike, or a dip, and the old level holds again. A single low day is no deviation: holidays look like that.
 */
public final class Detector {
    /** Standard deviations that a day, and the mean of two, must be off. */
    private static final double ODD = 3.8;

    /** Least size whatever the noise: 15 % for a day, 12 % for two. */
    private static final double LEAST_DAY = Math.log(1.15);

    private static final double LEAST_TWO_DAYS = Math.log(1.12);

    private static final int LEAST_HISTORY = 14;
    private static final int HISTORY = 56;
    private static final int YOUNG = 7;
    private static final double LEAST_NOISE = 0.02;
    private static final double FIRST_NOISE = 0.06;

    private final LogDays days;
    private final Baseline baseline;
    private final MonthTurns turns = new MonthTurns();
    private final Deque<Double> residuals = new ArrayDeque<>();
    private final List<Deviation> found = new ArrayList<>();

    private int start;
    private int oldStart = -1;
    private int lastJudged = -1;
    private double lastResidual;
    private double lastExpected;
    private double lastNoise;

    private Detector(SortedMap<LocalDate, Double> daily) {
        this.days = new LogDays(daily);
        this.baseline = new Baseline(days);
    }

    /**
     * Every deviation, in the order of days.
     *
     * @param daily complete days only; a day that is not in it is a gap
     */
    public static List<Deviation> in(SortedMap<LocalDate, Double> daily) {
        if (daily.isEmpty()) {
            return List.of();
        }
        var detector = new Detector(daily);
        for (int day = 0; day < detector.days.size(); day++) {
            if (detector.days.known(day)) {
                detector.judge(day);
            }
        }
        return List.copyOf(detector.found);
    }

    private void judge(int day) {
        if (history(day) < LEAST_HISTORY) {
            return;
        }
        var expected = baseline.at(day, start, day);
        if (!expected.known() || returned(day, expected)) {
            return;
        }
        double residual = days.log(day) - expected.log();
        double beyond = EqualMonths.odd(days.day(day), residual);
        double noise = noise() * expected.certainty();
        double off = turns.odd(days.turn(day), beyond);
        turns.learn(days.turn(day), beyond, 3 * noise);
        boolean step = lastJudged == day - 1 && together(off, noise);
        if (step) {
            step(day, expected, off);
        } else if (off > Math.max(ODD * noise, LEAST_DAY)) {
            tell(DeviationKind.SPIKE, day, day, expected.log(), days.log(day));
            days.mark(day, day + 1, true);
        } else {
            if (beyond == off) {
                remember(residual);
            } else if (Math.abs(beyond) > 3 * noise) {
                // what only comes at the turn of a month says nothing of its weekday
                days.mark(day, day + 1, true);
            }
            follow(day);
        }
        lastJudged = step ? -1 : day;
        lastResidual = off;
        lastExpected = expected.log();
        lastNoise = noise;
    }

    /** Whether this day and the one before are off in the same direction, and far enough together. */
    private boolean together(double off, double noise) {
        double mean = (off + lastResidual) / 2;
        double both = Math.sqrt(noise * noise + lastNoise * lastNoise) / 2;
        return Math.signum(off) == Math.signum(lastResidual)
                && Math.min(Math.abs(off), Math.abs(lastResidual)) > Math.abs(mean) / 2
                && Math.abs(mean) > Math.max(ODD * both, LEAST_TWO_DAYS);
    }

    private void step(int day, Expected expected, double off) {
        var kind = off > 0 ? DeviationKind.STEP_UP : DeviationKind.STEP_DOWN;
        double usual = (expected.log() + lastExpected) / 2;
        tell(kind, day - 1, day, usual, (days.log(day) + days.log(day - 1)) / 2);
        days.mark(day - 1, day + 1, false);
        oldStart = start;
        start = day - 1;
    }

    /** Says it anew, unless a spike of the days before goes on: what is up again within a week is one deviation. */
    private void tell(DeviationKind kind, int first, int day, double expected, double log) {
        double usual = Math.exp(expected);
        double seen = Math.exp(log);
        var goesOn = !found.isEmpty()
                && found.getLast().kind() == DeviationKind.SPIKE
                && kind != DeviationKind.STEP_DOWN
                && !found.getLast().through().isBefore(days.day(first).minusDays(YOUNG));
        if (goesOn) {
            found.add(found.removeLast().as(kind, days.day(day), usual, seen));
        } else {
            found.add(new Deviation(kind, days.day(first), days.day(day), usual, seen, days.day(day)));
        }
    }

    /** While a step is young, the newest day belongs to it. */
    private void follow(int day) {
        if (oldStart >= 0 && day - start <= YOUNG && !found.isEmpty()) {
            var step = found.removeLast();
            found.add(step.as(step.kind(), days.day(day), step.usual(), step.seen()));
        }
    }

    /** Whether a young step is over: the day fits the old level and not the new one. */
    private boolean returned(int day, Expected expected) {
        if (oldStart < 0 || day - start > YOUNG) {
            return false;
        }
        var old = baseline.at(day, oldStart, start);
        double fromOld = Math.abs(days.log(day) - old.log());
        double fromNew = Math.abs(days.log(day) - expected.log());
        if (!old.known() || fromOld > Math.max(ODD * noise() * old.certainty(), LEAST_DAY) || fromOld > fromNew / 2) {
            return false;
        }
        days.mark(start, day, true);
        var step = found.removeLast();
        found.add(step.as(
                step.kind() == DeviationKind.STEP_UP ? DeviationKind.SPIKE : step.kind(),
                days.day(day - 1),
                step.usual(),
                step.seen()));
        start = oldStart;
        oldStart = -1;
        lastJudged = -1;
        return true;
    }

    private int history(int day) {
        int known = 0;
        for (int back = Math.max(0, day - HISTORY); back < day; back++) {
            known += days.known(back) ? 1 : 0;
        }
        return known;
    }

    private void remember(double residual) {
        residuals.addLast(residual);
        if (residuals.size() > HISTORY) {
            residuals.removeFirst();
        }
    }

    /** Spread of the last weeks' ordinary residuals; careful as long as there are few. */
    private double noise() {
        if (residuals.size() < YOUNG) {
            return FIRST_NOISE;
        }
        return Math.max(
                LEAST_NOISE,
                Robust.spread(residuals.stream().mapToDouble(each -> each).toArray()));
    }
}
