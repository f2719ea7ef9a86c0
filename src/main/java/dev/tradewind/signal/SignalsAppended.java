package dev.tradewind.signal;

import java.util.List;

/**
 * Points were added or revised; told inside the transaction that does it, so that what follows from them is in it too. Bulk
 * files of the past are not told.
 */
public record SignalsAppended(List<SignalPoint> points) {
    public SignalsAppended {
        points = List.copyOf(points);
    }
}
