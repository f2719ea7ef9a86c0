package dev.tradewind.ui;

import java.util.List;

/** Things one can jump to from the command palette: sites, workloads, recommendations, saved views. */
public interface JumpTargets {
    /** At most {@code limit} that match; {@code query} is what was typed, lower case. */
    List<Target> find(String query, int limit);

    /** @param ownScope whether the path brings its scope and range; else those of the page go with it */
    record Target(String kind, String name, String path, boolean ownScope) {
        public Target(String kind, String name, String path) {
            this(kind, name, path, false);
        }
    }
}
