package dev.tradewind;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.edge.bench.RealConsoles;
import dev.tradewind.edge.bench.ScheduleConsole;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Whole consoles for the bench of the edge. */
final class BenchConsoles implements RealConsoles {

    @Override
    public List<BenchResult> reconcile(long queued, PrintStream err) throws IOException, InterruptedException {
        return EdgeReconcileBench.measure(queued, err);
    }

    @Override
    public ScheduleConsole forSchedules(int schedules) throws IOException {
        return KilledConsole.forSchedules(schedules);
    }
}
