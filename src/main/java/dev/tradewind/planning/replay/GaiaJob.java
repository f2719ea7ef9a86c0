package dev.tradewind.planning.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A batch job of the GAIA trace, in whole minutes. */
record GaiaJob(int arrival, int length, int cpus) {
    private static final int SHORTEST_SECONDS = 300;
    private static final int SHORT_QUEUE_MINUTES = 120;

    /** As the published code reads it: seconds, sorted by arrival, jobs under 300 s refused. */
    static List<GaiaJob> read(Path file) throws IOException {
        var jobs = new ArrayList<GaiaJob>();
        for (var row : ReplayData.rows(file)) {
            var seconds = Double.parseDouble(row[1]);
            if (seconds >= SHORTEST_SECONDS) {
                jobs.add(new GaiaJob((int) (Double.parseDouble(row[0]) / 60), (int) Math.ceil(seconds / 60), (int)
                        Double.parseDouble(row[2])));
            }
        }
        return List.copyOf(jobs);
    }

    boolean isShort() {
        return length < SHORT_QUEUE_MINUTES;
    }

    /** Six hours in the short queue, a day in the long one. */
    int mayWait() {
        return isShort() ? 6 * 60 : 24 * 60;
    }

    /** Minute by which it has ended. */
    int deadline() {
        return arrival + mayWait() + length;
    }
}
