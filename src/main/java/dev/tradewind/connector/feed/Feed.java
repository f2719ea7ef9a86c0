package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import java.util.Set;

/** Speaks one public interface. */
interface Feed {
    /** What the settings call it. */
    String type();

    String title();

    Set<FeedRole> roles();

    /** Where it usually is. */
    String usualUrl();

    /**
     * Asks for all series of the source and hands every point to the session. What was handed over before a stop counts.
     *
     * @param range for which values are wanted; answers outside it are refused by the session
     */
    void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException;
}
