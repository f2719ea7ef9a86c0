package dev.tradewind.latency;

import dev.tradewind.signal.SignalPoint;
import java.util.List;

/**
 * What was measured of one link over a time, in order.
 *
 * @param middle medians; where the source gives only a ping summary its means
 * @param high 95th percentiles; of a ping summary the maxima
 * @param basis {@code p50/p95} or {@code mean/max}, and whether it was measured from the other end; empty where nothing was
 */
public record LinkHistory(List<SignalPoint> middle, List<SignalPoint> high, String basis) {
    static final LinkHistory NONE = new LinkHistory(List.of(), List.of(), "");

    public LinkHistory {
        middle = List.copyOf(middle);
        high = List.copyOf(high);
    }
}
