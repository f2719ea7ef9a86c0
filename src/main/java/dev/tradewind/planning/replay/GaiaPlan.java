package dev.tradewind.planning.replay;

import java.util.List;

/** Where each job runs in time, and what that comes to. */
final class GaiaPlan {
    /** CPUs that are paid for whether used or not, as behind the published figure 10. */
    static final int RESERVED_CPUS = 9;

    private final List<GaiaJob> jobs;
    private final int[][] pieces;
    private final int[] cpusInUse;

    GaiaPlan(List<GaiaJob> jobs, int minutes) {
        this.jobs = jobs;
        pieces = new int[jobs.size()][];
        cpusInUse = new int[minutes];
    }

    private GaiaPlan(GaiaPlan other) {
        jobs = other.jobs;
        pieces = other.pieces.clone();
        cpusInUse = other.cpusInUse.clone();
    }

    GaiaPlan copy() {
        return new GaiaPlan(this);
    }

    int[] piecesOf(int job) {
        return pieces[job];
    }

    int cpusInUse(int minute) {
        return cpusInUse[minute];
    }

    void put(int job, int... ranges) {
        pieces[job] = ranges;
        add(job, jobs.get(job).cpus());
    }

    void remove(int job) {
        add(job, -jobs.get(job).cpus());
    }

    private void add(int job, int cpus) {
        var ranges = pieces[job];
        for (var piece = 0; piece < ranges.length; piece += 2) {
            for (var minute = ranges[piece]; minute < ranges[piece + 1]; minute++) {
                cpusInUse[minute] += cpus;
            }
        }
    }

    /** Σ CPUs · intensity over all minutes that are used. */
    double carbon(long[] perMinute) {
        double sum = 0;
        for (var minute = 0; minute < cpusInUse.length; minute++) {
            sum += (double) cpusInUse[minute] * perMinute[minute];
        }
        return sum;
    }

    /** CPU minutes of all jobs. */
    long cpuMinutes() {
        long sum = 0;
        for (var cpus : cpusInUse) {
            sum += cpus;
        }
        return sum;
    }

    /** CPU hours beyond the reserved ones, which are what a schedule can save. */
    double onDemandCpuHours() {
        long sum = 0;
        for (var cpus : cpusInUse) {
            sum += Math.max(0, cpus - RESERVED_CPUS);
        }
        return sum / 60.0;
    }

    /** Mean hours from a job's arrival to its end that it does not run. */
    double meanWaitingHours() {
        long sum = 0;
        for (var job = 0; job < pieces.length; job++) {
            var ranges = pieces[job];
            sum += ranges[ranges.length - 1]
                    - jobs.get(job).arrival()
                    - jobs.get(job).length();
        }
        return sum / 60.0 / pieces.length;
    }
}
