package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Whole consoles in their own processes, which this module does not know how to start. */
public interface RealConsoles {

    /** A long queue that goes into one. */
    List<BenchResult> reconcile(long queued, PrintStream err) throws IOException, InterruptedException;

    /** One for that many schedules, one after the other. */
    ScheduleConsole forSchedules(int schedules) throws IOException, InterruptedException;
}
