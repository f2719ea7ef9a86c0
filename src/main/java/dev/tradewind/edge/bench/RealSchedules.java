package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Random schedules with real agent processes on a real disk, and what clients were told set against what the console has in the
 * end. The link is a TCP proxy.
 */
final class RealSchedules {
    private final PrintStream err;
    private int acknowledged;
    private int lost;
    private int doubled;
    private int wrongCounters;

    private RealSchedules(PrintStream err) {
        this.err = err;
    }

    static List<BenchResult> measure(int schedules, ScheduleConsole console, PrintStream err)
            throws IOException, InterruptedException {
        if (schedules > 0) {
            err.println("tradewind bench edge: the link of the real schedules is a TCP proxy (cut, one direction dead,"
                    + " delay, answers lost)");
        }
        var runs = new ArrayList<RealSchedule>();
        for (var seed = 1L; seed <= schedules; seed++) {
            runs.add(played(seed, console));
        }
        var kept = console.kept();
        var judge = new RealSchedules(err);
        runs.forEach(run -> judge.look(run, kept));
        if (kept.gaps() > 0) {
            err.println("real schedules: " + kept.gaps() + " gaps");
        }
        return List.of(
                count("edge.real_schedules", schedules),
                count(
                        "edge.real_agent_kills",
                        runs.stream().mapToInt(RealSchedule::agentKills).sum()),
                count(
                        "edge.real_console_kills",
                        runs.stream().mapToInt(RealSchedule::consoleKills).sum()),
                count("edge.real_acks", judge.acknowledged),
                count("edge.real_lost", judge.lost),
                count("edge.real_doubled", judge.doubled),
                count("edge.real_counters_wrong", judge.wrongCounters),
                count("edge.real_gaps", kept.gaps()));
    }

    private static RealSchedule played(long seed, ScheduleConsole console) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("tradewind-edge-real");
        try (var link = new FaultyLink(console.port())) {
            var run = new RealSchedule(seed, console, link, data);
            run.play();
            return run;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private void look(RealSchedule run, ScheduleConsole.Kept kept) {
        var sum = 0L;
        for (var write : run.writes().entrySet()) {
            var key = write.getKey();
            var times = kept.times().getOrDefault(key, 0L);
            if (write.getValue().acknowledged()) {
                acknowledged++;
                if (times == 0) {
                    lost++;
                    err.println(key + " was acknowledged and is lost");
                }
            }
            if (times > 1) {
                doubled++;
                err.println(key + " arrived " + times + " times");
            }
            sum += times == 0 ? 0 : write.getValue().adds();
        }
        var counted = kept.counters().getOrDefault(run.counter(), 0L);
        if (counted != sum) {
            wrongCounters++;
            err.println(run.counter() + " counts " + counted + ", clients added " + sum);
        }
    }

    private static BenchResult count(String name, long number) {
        return new BenchResult(name, number, "count");
    }
}
