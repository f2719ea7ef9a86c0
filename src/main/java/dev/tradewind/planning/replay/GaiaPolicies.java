package dev.tradewind.planning.replay;

import dev.tradewind.placement.scoring.SlotSelection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The policies of "Going Green for Less Green" (GAIA, ASPLOS 2024). Where a policy does not know the length of a job it goes
 * by the mean of its queue.
 */
final class GaiaPolicies {
    private static final long[] NOTHING = {};
    private static final int DAY = 24 * 60;
    private static final double ECOVISOR_QUANTILE = 0.3;

    private final List<GaiaJob> jobs;
    private final long[] carbon;
    private final double[] sums;
    private final SlotSelection selection = new SlotSelection();
    private final int meanShort;
    private final int meanLong;

    GaiaPolicies(List<GaiaJob> jobs, long[] carbonPerMinute) {
        this.jobs = jobs;
        carbon = carbonPerMinute;
        sums = new double[carbon.length + 1];
        for (var minute = 0; minute < carbon.length; minute++) {
            sums[minute + 1] = sums[minute] + carbon[minute];
        }
        meanShort = mean(true);
        meanLong = mean(false);
    }

    private int mean(boolean ofShort) {
        return (int) Math.round(jobs.stream()
                .filter(job -> job.isShort() == ofShort)
                .mapToInt(GaiaJob::length)
                .average()
                .orElse(1));
    }

    private interface Policy {
        int[] pieces(GaiaJob job, GaiaPlan soFar);
    }

    /** In the order of the published table. */
    Map<String, GaiaPlan> all() {
        var plans = new LinkedHashMap<String, GaiaPlan>();
        plans.put("NoWait", plan((job, soFar) -> from(job.arrival(), job)));
        plans.put("AllWait-Threshold", plan(this::waitForReserved));
        plans.put("Lowest-Slot", plan((job, soFar) -> from(lowestWindow(job, 1), job)));
        plans.put("Lowest-Window", plan((job, soFar) -> from(lowestWindow(job, mean(job)), job)));
        plans.put("Carbon-Time", plan((job, soFar) -> from(carbonTime(job), job)));
        plans.put(
                "RES-First-Carbon-Time",
                plan((job, soFar) -> isReservedFree(job, soFar, job.arrival())
                        ? from(job.arrival(), job)
                        : from(carbonTime(job), job)));
        plans.put("Ecovisor", plan((job, soFar) -> ecovisor(job)));
        plans.put("Wait AWhile", plan((job, soFar) -> cheapestMinutes(job)));
        return plans;
    }

    private GaiaPlan plan(Policy policy) {
        var plan = new GaiaPlan(jobs, carbon.length);
        for (var job = 0; job < jobs.size(); job++) {
            plan.put(job, policy.pieces(jobs.get(job), plan));
        }
        return plan;
    }

    private static int[] from(int start, GaiaJob job) {
        return new int[] {start, start + job.length()};
    }

    private int mean(GaiaJob job) {
        return job.isShort() ? meanShort : meanLong;
    }

    private static boolean isReservedFree(GaiaJob job, GaiaPlan soFar, int minute) {
        return soFar.cpusInUse(minute) + job.cpus() <= GaiaPlan.RESERVED_CPUS;
    }

    /** Starts when a reserved CPU is free, at the latest when its waiting time is over. */
    private int[] waitForReserved(GaiaJob job, GaiaPlan soFar) {
        var start = job.arrival();
        while (start < job.arrival() + job.mayWait() && !isReservedFree(job, soFar, start)) {
            start++;
        }
        return from(start, job);
    }

    private int lowestWindow(GaiaJob job, int length) {
        return selection.window(carbon, job.arrival(), job.arrival() + job.mayWait() + length, length);
    }

    /** The start that saves most carbon for each minute until the end. */
    private int carbonTime(GaiaJob job) {
        var length = mean(job);
        var now = sums[job.arrival() + length] - sums[job.arrival()];
        var best = 0.0;
        var start = job.arrival();
        for (var at = job.arrival(); at <= job.arrival() + job.mayWait(); at++) {
            var saved = (now - (sums[at + length] - sums[at])) / (at - job.arrival() + length);
            if (saved > best) {
                best = saved;
                start = at;
            }
        }
        return start;
    }

    /** Pauses above the 30th percentile of the next day, until it has waited as long as it may. */
    private int[] ecovisor(GaiaJob job) {
        var day = Arrays.copyOfRange(carbon, job.arrival(), job.arrival() + DAY);
        Arrays.sort(day);
        var threshold = day[(int) (DAY * ECOVISOR_QUANTILE)];
        var runs = new boolean[job.deadline() - job.arrival()];
        var waited = 0;
        var done = 0;
        for (var minute = 0; done < job.length(); minute++) {
            if (carbon[job.arrival() + minute] > threshold && waited < job.mayWait()) {
                waited++;
            } else {
                runs[minute] = true;
                done++;
            }
        }
        return pieces(runs, job.arrival());
    }

    /** Suspends and resumes with perfect foresight. */
    int[] cheapestMinutes(GaiaJob job) {
        selection.select(carbon, NOTHING, NOTHING, job.arrival(), job.deadline(), job.length(), true);
        return selection.pieces();
    }

    private static int[] pieces(boolean[] runs, int from) {
        var ranges = new int[runs.length + 1];
        var count = 0;
        for (var minute = 0; minute < runs.length; minute++) {
            if (runs[minute] && (minute == 0 || !runs[minute - 1])) {
                ranges[count++] = from + minute;
            }
            if (runs[minute] && (minute == runs.length - 1 || !runs[minute + 1])) {
                ranges[count++] = from + minute + 1;
            }
        }
        return Arrays.copyOf(ranges, count);
    }
}
