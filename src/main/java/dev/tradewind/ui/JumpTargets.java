package dev.tradewind.ui;

import java.util.List;

/** Things one can jump to from the command palette: sites, workloads, recommendations. */
public interface JumpTargets {
    /** At most {@code limit} that match; {@code query} is what was typed, lower case. */
    List<Target> find(String query, int limit);

    record Target(String kind, String name, String path) {}
}
