package dev.tradewind.ui;

import java.util.Map;

/** Counts beside navigation items; only what waits for the current person. */
public interface NavigationBadges {
    /** Route path (for example {@code recommendations}) to count; zero shows nothing. */
    Map<String, Integer> counts();
}
