package dev.tradewind.egress.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What the last and first days of earlier months did beyond the baseline: month-end closes come back. A day is only odd
 * beyond what the same day of the last months did.
 */
final class MonthTurns {
    private static final int REMEMBERED = 3;

    private final Map<Integer, Deque<Double>> seen = new HashMap<>();

    /** @param beyond log beyond the baseline; what is within noise counts as nothing */
    void learn(int turn, double beyond, double noise) {
        if (turn != 0) {
            var last = seen.computeIfAbsent(turn, place -> new ArrayDeque<>());
            last.addLast(Math.abs(beyond) < noise ? 0 : beyond);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
    }

    /** What is left of a residual when earlier months are allowed for. */
    double odd(int turn, double beyond) {
        var last = seen.get(turn);
        if (turn == 0 || last == null) {
            return beyond;
        }
        double low = last.stream().mapToDouble(each -> each).min().orElse(0);
        double high = last.stream().mapToDouble(each -> each).max().orElse(0);
        if (last.size() < 2) {
            // with one month to go by, both an ordinary day and the same again are as expected
            low = Math.min(0, low);
            high = Math.max(0, high);
        }
        return beyond > high ? beyond - high : beyond < low ? beyond - low : 0;
    }
}
