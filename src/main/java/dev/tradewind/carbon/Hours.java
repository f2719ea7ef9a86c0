package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import java.time.Instant;
import java.util.List;

/** Cuts ranges out of hours in order of time. */
final class Hours {
    private Hours() {}

    /** Those that start in the range; a view of the list, found by halving. */
    static List<HourlyIntensity> within(List<HourlyIntensity> ordered, TimeRange range) {
        int from = firstNotBefore(ordered, range.from());
        return ordered.subList(from, Math.max(from, firstNotBefore(ordered, range.to())));
    }

    private static int firstNotBefore(List<HourlyIntensity> ordered, Instant instant) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordered.get(middle).hour().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
