package dev.tradewind.ui;

import java.util.List;

/** What a module has to announce in the status bar: stale or modelled data, the state of the log. */
public interface StatusMarks {
    List<Mark> marks();

    /** @param path page that explains it, inside the console */
    record Mark(Status status, String text, String path, Side side) {}

    /** Left: data. Right: log. */
    enum Side {
        LEFT,
        RIGHT
    }
}
